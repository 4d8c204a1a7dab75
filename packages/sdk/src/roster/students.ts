import { boolean, optional, school, schoolYear, student } from '../column.js'
import { defineDataset } from '../dataset.js'
import { groupColumn } from './group-column.js'

/**
 * Who is a student in a school year: the school of record and the groups reported by. Students whom a newer file of the
 * year no longer lists stay, with the groups they had and `hasLeft`: what happened while they were there still counts
 * for their groups. Count those who are enrolled with `count(*) filter (where hasLeft is not true)`.
 */
export const students = defineDataset({
  id: 'roster.students',
  about: 'students',
  columns: {
    student: student(),
    schoolYear: schoolYear(),
    school: optional(school()),
    grade: groupColumn('grade'),
    race: groupColumn('race'),
    englishLearner: groupColumn('englishLearner'),
    disability: groupColumn('disability'),
    meal: groupColumn('meal'),
    gender: groupColumn('gender'),
    language: groupColumn('language'),
    hasLeft: optional(
      boolean({
        about: {
          en: 'whether the student has left the district; empty for one who is enrolled',
          es: 'si el estudiante dejó el distrito; vacío si está matriculado',
        },
      }),
    ),
  },
  key: ['student', 'schoolYear'],
  replaces: 'schoolYear',
})
