/** Who answers for the department's figures, and who does when that person is away. */
export const answerable = {
  owner: { en: 'Director of School Culture and Climate', es: 'Dirección de Cultura y Clima Escolar' },
  backup: { en: 'Coordinator of Student Support', es: 'Coordinación de Apoyo Estudiantil' },
} as const
