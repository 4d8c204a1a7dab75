export const dataset = 'teaching-learning.walkthroughs'

/** Most classrooms are visited, some of them often. @param {SyntheticDistrict} district */
export function* lines({ days, classes, randomFor }) {
  const random = randomFor(dataset)
  yield 'visit,school,classroom,date,strategiesSeen,adoptedResources'
  let visit = 0
  for (const { classroom, school } of classes) {
    const habit = random()
    const visits = random.between(0, 6)
    for (let number = 0; number < visits; number += 1) {
      visit += 1
      const strategiesSeen = random.chance(0.3 + 0.6 * habit) ? random.between(1, 4) : 0
      yield [visit, school.code, classroom, random.pick(days), strategiesSeen, random.chance(0.5 + 0.4 * habit)].join(
        ',',
      )
    }
  }
}
