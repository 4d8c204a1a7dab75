import { decimal, defineDataset, school, schoolYear, student } from '@planwright/sdk'

/** Where each student with an IEP is taught, on the day of the yearly count: one row a student. */
export const placements = defineDataset({
  id: 'special-education.placements',
  name: { en: 'Placements of students with an IEP', es: 'Ubicación de los estudiantes con un IEP' },
  about: 'students',
  columns: {
    student: student(),
    schoolYear: schoolYear(),
    school: school({
      about: { en: 'The school on the day of the count', es: 'La escuela en el día del conteo' },
    }),
    schoolHours: decimal({
      about: { en: 'Hours of school in a week', es: 'Horas de clase por semana' },
    }),
    regularClassHours: decimal({
      about: {
        en: 'Hours of the week in a regular class, with classmates without disabilities',
        es: 'Horas de la semana en una clase regular, con compañeros sin discapacidad',
      },
    }),
  },
  key: ['student', 'schoolYear'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
