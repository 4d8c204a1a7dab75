export const dataset = 'data-accountability.data-team-meetings'

const steps = Object.freeze(['data', 'priorities', 'goal', 'strategies', 'results'])
const teams = 3
const cycles = Object.freeze(['autumn', 'winter', 'spring'])

/** Each team plans three cycles of five meetings; some schools lose more of them on the way. @param {SyntheticDistrict} district */
export function* lines({ days, schools, randomFor }) {
  const random = randomFor(dataset)
  yield 'meeting,school,planned,team,cycle,step,held'
  for (const { code } of schools) {
    const keen = 0.93 + 0.04 * random.normal()
    for (let team = 1; team <= teams; team += 1) {
      for (const [index, season] of cycles.entries()) {
        const cycle = `${code} team ${team} ${season}`
        for (const [number, step] of steps.entries()) {
          const planned = days[60 * index + 11 * number + team]
          yield [
            `${cycle} ${number + 1}`,
            code,
            planned,
            `team ${team}`,
            cycle,
            step,
            random.chance(keen ** (number + 1)),
          ].join(',')
        }
      }
    }
  }
}
