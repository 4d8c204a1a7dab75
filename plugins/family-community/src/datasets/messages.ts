import { date, defineDataset, integer, optional, school, student, text } from '@planwright/sdk'

/** What families write to schools, in any language: one row a message that asks for an answer. */
export const messages = defineDataset({
  id: 'family-community.messages',
  name: { en: 'Messages from families', es: 'Mensajes de las familias' },
  about: 'students',
  columns: {
    message: text({ about: { en: 'The number of the message', es: 'El número del mensaje' } }),
    student: student({ about: { en: 'Whose family wrote', es: 'De quién es la familia que escribió' } }),
    school: school(),
    sent: date(),
    daysToAnswer: optional(
      integer({
        about: {
          en: 'School days to an answer in the family’s language: 0 is the same day, empty is none yet',
          es: 'Días de clases hasta la respuesta en el idioma de la familia: 0 es el mismo día, vacío es ninguna aún',
        },
      }),
    ),
  },
  key: ['message'],
  replaces: 'schoolYear',
  scopes: ['school', 'month'],
})
