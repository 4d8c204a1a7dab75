/** Who answers for the department's figures, and who does when that person is away. */
export const answerable = {
  owner: { en: 'Chief Operating Officer', es: 'Dirección de Operaciones' },
  backup: { en: 'Director of School Operations', es: 'Coordinación de Operaciones Escolares' },
} as const
