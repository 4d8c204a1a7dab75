import { optional, school, schoolYear, student } from '../column.js'
import { defineDataset } from '../dataset.js'
import { groupColumn } from './group-column.js'

/** Who a student is in a school year: the school of record and the groups reported by. */
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
  },
  key: ['student', 'schoolYear'],
  replaces: 'schoolYear',
})
