import { boolean, date, defineDataset, school, student } from '@planwright/sdk'

/**
 * Daily attendance: one row for each day a student was enrolled, kindergarten to grade 12. The state's
 * definition of chronic absenteeism excludes pre-kindergarten, so its days are not part of this file.
 */
export const attendance = defineDataset({
  id: 'culture-climate.attendance',
  name: { en: 'Daily attendance, kindergarten to grade 12', es: 'Asistencia diaria, de kínder a 12.º grado' },
  about: 'students',
  columns: {
    student: student(),
    school: school({ about: { en: 'The school of that day', es: 'La escuela de ese día' } }),
    date: date(),
    present: boolean({
      about: {
        en: 'Present for at least half of the day; excused and unexcused absences are both false',
        es: 'Presente al menos medio día; las ausencias justificadas y las injustificadas son ambas false',
      },
    }),
  },
  key: ['student', 'date'],
  replaces: 'schoolYear',
  scopes: ['school', 'month', 'day'],
})
