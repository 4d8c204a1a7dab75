export const dataset = 'special-education.iep-events'

/** A review each year of every student with an IEP, and a first evaluation of a few others. @param {SyntheticDistrict} district */
export function* lines({ days, students, randomFor }) {
  const random = randomFor(dataset)
  yield 'student,school,kind,due,held'
  for (const { id, groups, stays } of students) {
    const evaluated = random.chance(0.02)
    const kind = groups.disability === 'yes' ? 'annual-review' : evaluated ? 'initial-evaluation' : null
    if (kind === null) continue
    const last = stays.at(-1)
    const due = random.between(last?.fromDay ?? 0, days.length - 1)
    const onTime = random.chance(kind === 'annual-review' ? 0.9 : 0.84)
    const held = onTime ? Math.max(0, due - random.between(0, 15)) : due + random.between(1, 40)
    yield [id, last?.school.code, kind, days[due], days[held] ?? ''].join(',')
  }
}
