/** Who answers for the department's figures, and who does when that person is away. */
export const answerable = {
  owner: { en: 'Chief Performance Officer', es: 'Dirección de Desempeño' },
  backup: { en: 'Director of Data and Evaluation', es: 'Coordinación de Datos y Evaluación' },
} as const
