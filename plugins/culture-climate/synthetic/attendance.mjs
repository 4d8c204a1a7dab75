import { absencesOf } from './absences.mjs'

export const dataset = 'culture-climate.attendance'

/** One row a student and school day, student by student. @param {SyntheticDistrict} district */
export function* lines(district) {
  const { students, days } = district
  const absent = absencesOf(district)
  yield 'student,school,date,present'
  for (const [index, { id, stays }] of students.entries()) {
    for (const [stay, { school, fromDay }] of stays.entries()) {
      const end = stays[stay + 1]?.fromDay ?? days.length
      const start = `${id},${school.code},`
      for (let day = fromDay; day < end; day += 1) {
        yield `${start}${days[day]},${absent[index * days.length + day] === 1 ? 'false' : 'true'}`
      }
    }
  }
}
