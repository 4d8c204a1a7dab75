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
  plausible: [
    {
      figure: { en: 'rows that say present', es: 'filas que dicen presente' },
      value: 'count(*) filter (where present)',
      atLeast: 1,
      remedy: {
        en: 'Export a row for every day a student was enrolled, not for absences only.',
        es: 'Exporte una fila por cada día de matrícula de cada estudiante, no solo por las ausencias.',
      },
    },
    {
      figure: { en: 'absences, where 1,000 rows or more came', es: 'ausencias, si llegaron 1,000 filas o más' },
      value: 'case when count(*) >= 1000 then count(*) filter (where not present) end',
      atLeast: 1,
      remedy: {
        en: 'Check that the export says who was absent.',
        es: 'Compruebe que la exportación diga quién faltó.',
      },
    },
    {
      figure: { en: 'different days', es: 'días distintos' },
      value: 'count(distinct date)',
      atMost: 230,
      remedy: {
        en: 'A school year has about 180 days. Look for weekends, vacations and mistyped dates.',
        es: 'Un año escolar tiene unos 180 días. Busque fines de semana, vacaciones y fechas mal escritas.',
      },
    },
  ],
})
