type Mark = 'A' | 'B' | 'C' | 'D' | 'F' | 'P'

const credit = 0.5

const coursesOfYear = [
  { course: 'english', subject: 'english' },
  { course: 'algebra', subject: 'math' },
  { course: 'biology', subject: 'science' },
  { course: 'civics', subject: 'social-studies' },
  { course: 'spanish', subject: 'world-language' },
  { course: 'drawing', subject: 'arts' },
] as const

/**
 * A ninth grader's results for a worked example: six courses in two semesters of half a credit, 6 credits in all if every one is passed.
 * @param marks by course and semester (`algebra 1`); the others are a C
 */
export function resultsOf(student: string, marks: Readonly<Record<string, Mark>> = {}, yearInHighSchool = 1) {
  return coursesOfYear.flatMap(({ course, subject }) =>
    (['1', '2'] as const).map((semester) => {
      const mark = marks[`${course} ${semester}`] ?? 'C'
      const credits = mark === 'F' ? 0 : credit
      const place = { student, schoolYear: '2018-19', school: 'north' } as const
      return { ...place, course, semester, subject, yearInHighSchool, mark, credits }
    }),
  )
}
