import { decimal, defineDataset, integer, oneOf, school, schoolYear, student, text } from '@planwright/sdk'

/** Results of high school courses by semester, as the transcript shows them at the end of the year. */
export const courses = defineDataset({
  id: 'teaching-learning.courses',
  name: { en: 'Course results', es: 'Resultados de los cursos' },
  about: 'students',
  columns: {
    student: student(),
    schoolYear: schoolYear(),
    school: school({
      about: {
        en: 'The school that keeps the transcript at the end of the year; results brought from another school stand there too',
        es: 'La escuela que guarda el expediente al final del año; allí figuran también los resultados de otra escuela',
      },
    }),
    course: text({ about: { en: 'The code of the course', es: 'El código del curso' } }),
    semester: oneOf(['1', '2']),
    subject: oneOf(['english', 'math', 'science', 'social-studies', 'world-language', 'arts', 'health', 'career']),
    yearInHighSchool: integer({
      about: {
        en: '1 for a student in ninth grade for the first time',
        es: '1 para quien cursa noveno grado por primera vez',
      },
    }),
    mark: oneOf(['A', 'B', 'C', 'D', 'F', 'P']),
    credits: decimal({ about: { en: 'Credits earned', es: 'Créditos obtenidos' } }),
  },
  key: ['student', 'schoolYear', 'course', 'semester'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
