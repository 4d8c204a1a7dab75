import { date, defineDataset, oneOf, school, student, text } from '@planwright/sdk'

/** What schools did about incidents of conduct: one row an incident and student it had a consequence for. */
export const incidents = defineDataset({
  id: 'culture-climate.incidents',
  name: { en: 'Incidents of conduct', es: 'Incidentes de conducta' },
  about: 'students',
  columns: {
    incident: text(),
    student: student(),
    school: school(),
    date: date(),
    response: oneOf(
      ['restorative', 'detention', 'in-school-suspension', 'out-of-school-suspension', 'expulsion', 'other'],
      {
        about: {
          en: 'The most serious consequence for this student',
          es: 'La consecuencia más grave para este estudiante',
        },
      },
    ),
  },
  key: ['incident', 'student'],
  replaces: 'schoolYear',
  scopes: ['school', 'month'],
})
