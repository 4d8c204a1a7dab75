/** Who answers for the department's figures, and who does when that person is away. */
export const answerable = {
  owner: { en: 'Chief Financial Officer', es: 'Dirección de Finanzas' },
  backup: { en: 'Budget Manager', es: 'Gerencia de Presupuesto' },
} as const
