/** Requests of one school for a worked example: one for each number of days, answered unless said otherwise. */
export function requestsOf(days: readonly number[], { school = 'north', asked = '2018-10-01', answered = true } = {}) {
  return days.map((waited, index) => ({
    request: `${school}-${asked}-${answered ? 'answered' : 'open'}-${index}`,
    school,
    asked,
    topic: 'repairs',
    answered,
    days: waited,
  }))
}
