export const dataset = 'teaching-learning.courses'

const courses = Object.freeze([
  ['ENG', 'english'],
  ['MAT', 'math'],
  ['SCI', 'science'],
  ['SOC', 'social-studies'],
  ['SPA', 'world-language'],
  ['ART', 'arts'],
  ['HEA', 'health'],
])

/** Seven courses in two semesters of every student in high school. @param {SyntheticDistrict} district */
export function* lines({ year, students, randomFor }) {
  const random = randomFor(dataset)
  yield 'student,schoolYear,school,course,semester,subject,yearInHighSchool,mark,credits'
  for (const { id, groups, stays, leaning } of students) {
    const yearInHighSchool = Number(groups.grade) - 8
    if (!(yearInHighSchool >= 1)) continue
    const ability = 2.2 - 0.7 * leaning + 0.7 * random.normal() - (groups.disability === 'yes' ? 0.3 : 0)
    for (const [code, subject] of courses) {
      for (const semester of ['1', '2']) {
        const mark = 'FDCBA'[Math.min(4, Math.max(0, Math.round(ability + 0.9 * random.normal())))]
        const course = `${code}${yearInHighSchool}`
        const cells = [course, semester, subject, yearInHighSchool, mark, mark === 'F' ? 0 : 0.5]
        yield [id, year, stays.at(-1)?.school.code, ...cells].join(',')
      }
    }
  }
}
