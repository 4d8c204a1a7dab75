import { boolean, defineDataset, oneOf, school, schoolYear, student } from '@planwright/sdk'

/** How English learners are taught the core subjects: one row a student, school and subject. */
export const services = defineDataset({
  id: 'english-learners.services',
  name: { en: 'Core subjects of English learners', es: 'Materias básicas de los estudiantes que aprenden inglés' },
  about: 'students',
  columns: {
    student: student(),
    schoolYear: schoolYear(),
    school: school(),
    subject: oneOf(['ela', 'math', 'science', 'social-studies']),
    gradeLevel: boolean({
      about: {
        en: 'Taught the curriculum of the student’s grade, with classmates who are not English learners',
        es: 'Con el plan de estudios de su grado, junto a compañeros que no son aprendices de inglés',
      },
    }),
    support: oneOf(['bilingual', 'co-taught', 'sheltered', 'none'], {
      about: { en: 'The language support in this subject', es: 'El apoyo lingüístico en esta materia' },
    }),
  },
  key: ['student', 'schoolYear', 'school', 'subject'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
