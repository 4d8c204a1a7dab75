import { boolean, defineDataset, integer, oneOf, optional, school, schoolYear, text } from '@planwright/sdk'

/** The positions a school is to have in a year: one row a position, those that were open to be filled among them. */
export const positions = defineDataset({
  id: 'talent.positions',
  name: { en: 'Positions in schools', es: 'Puestos en las escuelas' },
  about: 'organization',
  columns: {
    position: text(),
    school: school(),
    schoolYear: schoolYear(),
    role: oneOf(['teacher', 'support', 'administrator', 'other']),
    filledOnFirstDay: boolean({
      about: {
        en: 'Held on students’ first day by someone appointed to it; a substitute is not',
        es: 'Ocupado el primer día de clases por una persona nombrada; una suplencia no cuenta',
      },
    }),
    open: boolean({
      about: { en: 'It was posted, to be filled for this year', es: 'Se publicó para cubrirse este año' },
    }),
    daysToFill: optional(
      integer({
        about: {
          en: 'Calendar days from posting to the signed offer; empty while nobody has signed',
          es: 'Días naturales desde la publicación hasta la oferta firmada; vacío mientras nadie haya firmado',
        },
      }),
    ),
  },
  key: ['position', 'schoolYear'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
