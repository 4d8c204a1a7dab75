/** Negative, zero or positive, as one period ends before, with or after another. A whole year comes after its months. */
export function inTime(one: string, other: string): number {
  const [a, b] = [ended(one), ended(other)]
  return a < b ? -1 : Number(a > b)
}

/** The school year, and how many of its months have passed: July is the first. */
function ended(period: string): string {
  const month = period.slice(8)
  const passed = month === '' ? 13 : ((Number(month) + 5) % 12) + 1
  return `${period.slice(0, 7)} ${String(passed).padStart(2, '0')}`
}
