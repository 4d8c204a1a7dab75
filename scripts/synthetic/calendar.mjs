/** The school year the synthetic attendance is of. */
export const attendanceYear = '2018-19'

const firstDay = Date.UTC(2018, 7, 28)
const dayLength = 24 * 60 * 60 * 1000
const schoolDayCount = 180

const closed = Object.freeze([
  ['2018-09-03', '2018-09-03'],
  ['2018-10-08', '2018-10-08'],
  ['2018-11-12', '2018-11-12'],
  ['2018-11-22', '2018-11-23'],
  ['2018-12-24', '2019-01-01'],
  ['2019-01-21', '2019-01-21'],
  ['2019-02-18', '2019-02-19'],
  ['2019-04-15', '2019-04-19'],
  ['2019-05-27', '2019-05-27'],
])

/**
 * The 180 days on which school is held, in order, as ISO dates.
 * @returns {readonly string[]}
 */
export function schoolDays() {
  const days = []
  for (let time = firstDay; days.length < schoolDayCount; time += dayLength) {
    const date = new Date(time)
    const iso = date.toISOString().slice(0, 10)
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6
    const holiday = closed.some(([from = '', to = '']) => iso >= from && iso <= to)
    if (!weekend && !holiday) days.push(iso)
  }
  return days
}
