import { boolean, defineDataset, oneOf, optional, school, schoolYear, text } from '@planwright/sdk'

/** What schools need from partners, and who answers it: one row a need. */
export const partnerships = defineDataset({
  id: 'family-community.partnerships',
  name: { en: 'Needs and partners', es: 'Necesidades y socios' },
  about: 'organization',
  columns: {
    need: text({ about: { en: 'The number of the need', es: 'El número de la necesidad' } }),
    schoolYear: schoolYear(),
    school: school(),
    area: oneOf(['academic', 'enrichment', 'family-support', 'food', 'health', 'housing']),
    partner: optional(
      text({ about: { en: 'Who answers it; empty: nobody yet', es: 'Quién responde; vacío: nadie aún' } }),
    ),
    active: boolean({
      about: {
        en: 'The partner served students or families in this school this year',
        es: 'El socio atendió a estudiantes o familias en esta escuela este año',
      },
    }),
  },
  key: ['need', 'schoolYear'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
