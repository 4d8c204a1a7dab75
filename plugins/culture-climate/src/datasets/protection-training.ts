import { boolean, defineDataset, oneOf, school, schoolYear, staff } from '@planwright/sdk'

/** The yearly training by which staff protect students: one row a staff member, school and course, taken or not. */
export const protectionTraining = defineDataset({
  id: 'culture-climate.protection-training',
  name: { en: 'Training to protect students', es: 'Formación para proteger a los estudiantes' },
  about: 'staff',
  columns: {
    staff: staff(),
    school: school(),
    schoolYear: schoolYear(),
    course: oneOf(['abuse-neglect-harassment', 'crisis-response']),
    completed: boolean(),
  },
  key: ['staff', 'school', 'schoolYear', 'course'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
