/** Who answers for the department's figures, and who does when that person is away. */
export const answerable = {
  owner: { en: 'Chief Talent Officer', es: 'Dirección de Talento Humano' },
  backup: { en: 'Director of Professional Learning', es: 'Coordinación de Desarrollo Profesional' },
} as const
