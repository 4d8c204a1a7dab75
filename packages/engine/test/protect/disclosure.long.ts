import { expect } from 'chai'
import { type Attack, answeredShare, inWords, percent, type Recovery, recovery } from './attack/recovery.js'

async function attacked(attack: Attack): Promise<Recovery> {
  const found = await recovery(attack)
  console.log(`      ${inWords(attack, found)}`)
  return found
}

describe('disclosure by query, whole', function () {
  this.timeout(0)

  const sizes = [1000, 5000, 20_000].flatMap((students) =>
    [false, true].flatMap((classrooms) => [false, true].map((rareGroups) => ({ students, classrooms, rareGroups }))),
  )
  // The largest of all takes as long as the rest together, and twice of it shows nothing more.
  for (const size of sizes.filter(
    ({ students, classrooms, rareGroups }) => students < 20_000 || !classrooms || !rareGroups,
  ))
    it(`recovers nothing of ${size.students} students ${size.classrooms ? 'down to classrooms' : 'down to schools'}${size.rareGroups ? ', rare groups too' : ''}`, async () => {
      const { exact, withinTwo } = await attacked({ ...size, protection: 'on' })
      expect({ exact, withinTwo }).to.deep.equal({ exact: 0, withinTwo: 0 })
    })

  it('still answers 30% of the places and groups above classrooms at 5,000 students where classrooms answer too', async () => {
    const found = await attacked({ students: 5000, protection: 'on', classrooms: true })
    expect(answeredShare(found, (level) => level !== 'classroom')).to.be.at.least(30)
  })

  it('shows how strong the attacker is: with protection off it recovers what is hidden, the more the larger the district', async () => {
    const recovered: number[] = []
    for (const students of [1000, 5000, 20_000]) {
      const { small, exact } = await attacked({ students, protection: 'off', classrooms: false })
      recovered.push(percent(exact, small))
    }
    expect(
      recovered.slice(1).every((share) => share >= 90),
      recovered.join(', '),
    ).to.equal(true)
  })

  it('prints what it recovers of classrooms with protection off', async () => {
    const { small, exact } = await attacked({ students: 1000, protection: 'off', classrooms: true })
    expect(percent(exact, small)).to.be.greaterThan(40)
  })
})
