/** A student's days in a school for a worked example: one row a day from the given date, the first of them missed. */
export function daysOf(
  student: string,
  days: number,
  missed: number,
  place: { readonly school: string; readonly from: string } = { school: 'north', from: '2016-10-03' },
) {
  return Array.from({ length: days }, (_, day) => ({
    student,
    school: place.school,
    date: dayAfter(place.from, day),
    present: day >= missed,
  }))
}

function dayAfter(isoDate: string, days: number): string {
  const start = Date.parse(`${isoDate}T00:00:00Z`)
  return new Date(start + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
