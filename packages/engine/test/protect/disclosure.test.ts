import { expect } from 'chai'
import { type Attack, answeredShare, inWords, percent, type Recovery, recovery } from './attack/recovery.js'

/** Prints what the attack found, so that the figure stands beside the test that asks for it. */
async function attacked(attack: Attack): Promise<Recovery> {
  const found = await recovery(attack)
  console.log(`      ${inWords(attack, found)}`)
  return found
}

describe('disclosure by query', () => {
  for (const classrooms of [false, true])
    it(`lets linear programming over every answer about 1,000 students recover no count under ten, ${classrooms ? 'down to classrooms' : 'down to schools'}`, async () => {
      const { small, exact, withinTwo } = await attacked({ students: 1000, protection: 'on', classrooms })
      expect({ some: small > 0, exact, withinTwo }).to.deep.equal({ some: true, exact: 0, withinTwo: 0 })
    })

  it('protects the groups of which a school has a handful', async () => {
    const { exact, withinTwo } = await attacked({
      students: 1000,
      protection: 'on',
      classrooms: true,
      rareGroups: true,
    })
    expect({ exact, withinTwo }).to.deep.equal({ exact: 0, withinTwo: 0 })
  })

  it('falls to the same attacker at 5,000 students where protection only hides figures about fewer than ten', async () => {
    const { small, exact } = await attacked({ students: 5000, protection: 'off', classrooms: false })
    expect(percent(exact, small)).to.be.at.least(90)
  })

  it('still answers at least 30% of places and groups from schools upwards at 5,000 students', async () => {
    const found = await attacked({ students: 5000, protection: 'on', classrooms: false })
    expect({ exact: found.exact, withinTwo: found.withinTwo }).to.deep.equal({ exact: 0, withinTwo: 0 })
    expect(answeredShare(found, () => true)).to.be.at.least(30)
  })
})
