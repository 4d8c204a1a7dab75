import {
  defineDataset,
  edsight,
  group,
  oneOf,
  optional,
  orgUnit,
  publishedCount,
  publishedRate,
  schoolYear,
} from '@planwright/sdk'

/** What the title lines say of an export of one subject; one of both has a column. */
const subjects = {
  column: 'subject',
  values: {
    ELA: 'ela',
    'English Language Arts': 'ela',
    Math: 'math',
    Mathematics: 'math',
    'ELA and Math': null,
    'All Subjects': null,
  },
} as const

const testedGrades = ['3', '4', '5', '6', '7', '8', '11'] as const

/** The same of grades: without a column, the rows are about one of them or about all together. */
const grades = {
  column: 'grade',
  values: {
    'All Grades': null,
    'All Grades Combined': 'all',
    ...Object.fromEntries(
      testedGrades.flatMap((grade) => [`Grade ${grade}`, `Grade 0${grade}`].map((text) => [text, grade])),
    ),
  },
}

/** Smarter Balanced results by grade and subject, as the state publishes them. Grade `all` is all tested grades together. */
export const assessment = defineDataset({
  id: 'teaching-learning.assessment',
  name: { en: 'Smarter Balanced assessment', es: 'Evaluación Smarter Balanced' },
  about: 'published',
  columns: {
    orgUnit: orgUnit(),
    schoolYear: schoolYear(),
    group: group(),
    subject: oneOf(['ela', 'math']),
    grade: oneOf(['all', ...testedGrades]),
    students: optional(publishedCount()),
    tested: optional(publishedCount()),
    participationRate: optional(publishedRate()),
    scored: optional(
      publishedCount({ about: { en: 'Students with a scored test', es: 'Estudiantes con examen calificado' } }),
    ),
    level1: optional(publishedCount()),
    level1Rate: optional(publishedRate()),
    level2: optional(publishedCount()),
    level2Rate: optional(publishedRate()),
    level3: optional(publishedCount()),
    level3Rate: optional(publishedRate()),
    level4: optional(publishedCount()),
    level4Rate: optional(publishedRate()),
    proficient: optional(
      publishedCount({ about: { en: 'Students at level 3 or 4', es: 'Estudiantes en nivel 3 o 4' } }),
    ),
    proficientRate: optional(publishedRate()),
    averageScore: optional(publishedCount()),
  },
  key: ['orgUnit', 'schoolYear', 'group', 'subject', 'grade'],
  replaces: 'key',
  formats: [
    edsight({
      id: 'edsight-smarter-balanced',
      columns: {
        subject: { header: ['Subject'], replace: { 'English Language Arts': 'ela', Mathematics: 'math' } },
        grade: {
          header: ['Grade'],
          replace: { '03': '3', '04': '4', '05': '5', '06': '6', '07': '7', '08': '8' },
        },
        students: { header: ['Total Number of Students'] },
        tested: { header: ['Total Number Tested'] },
        participationRate: { header: ['Smarter Balanced Participation Rate'] },
        scored: { header: ['Total Number with Scored Tests'] },
        level1: { header: ['Level 1 Not Met Count'], under: ['Level 1 Not Met'] },
        level1Rate: { header: ['%'], after: 'Level 1 Not Met Count', under: ['Level 1 Not Met'] },
        level2: { header: ['Level 2 Approaching Count'], under: ['Level 2 Approaching'] },
        level2Rate: { header: ['%'], after: 'Level 2 Approaching Count', under: ['Level 2 Approaching'] },
        level3: { header: ['Level 3 Met Count'], under: ['Level 3 Met'] },
        level3Rate: { header: ['%'], after: 'Level 3 Met Count', under: ['Level 3 Met'] },
        level4: { header: ['Level 4 Exceeded Count'], under: ['Level 4 Exceeded'] },
        level4Rate: { header: ['%'], after: 'Level 4 Exceeded Count', under: ['Level 4 Exceeded'] },
        proficient: { header: ['Level 3&4 Met or Exceeded Count'], under: ['Level 3&4 Met or Exceeded'] },
        proficientRate: {
          header: ['%'],
          after: 'Level 3&4 Met or Exceeded Count',
          under: ['Level 3&4 Met or Exceeded'],
        },
        averageScore: { header: ['Average VSS'], optional: true },
      },
      titles: [subjects, grades],
    }),
  ],
  checks: [
    { rate: 'participationRate', numerator: 'tested', denominator: 'students' },
    { rate: 'level1Rate', numerator: 'level1', denominator: 'scored' },
    { rate: 'level2Rate', numerator: 'level2', denominator: 'scored' },
    { rate: 'level3Rate', numerator: 'level3', denominator: 'scored' },
    { rate: 'level4Rate', numerator: 'level4', denominator: 'scored' },
    { rate: 'proficientRate', numerator: 'proficient', denominator: 'scored' },
    { numerator: 'scored', denominator: 'tested' },
    { numerator: 'level3', denominator: 'proficient' },
    { numerator: 'level4', denominator: 'proficient' },
  ],
})
