import { expect } from 'chai'
import { answeredShare, attacked, nothing, percent } from './attack/attacked.js'
import { recovery } from './attack/recovery.js'

describe('disclosure by query', () => {
  it('lets linear programming over every answer about 1,000 students recover no count under ten, nor that anybody is there', async () => {
    const { small, exact, withinTwo, present } = await attacked({ students: 1000, protection: 'on' })
    expect({ some: small > 0, exact, withinTwo, present }).to.deep.equal({ some: true, ...nothing })
  })

  it('protects the groups of which a school has a handful', async () => {
    const { exact, withinTwo, present } = await attacked({ students: 1000, protection: 'on', rareGroups: true })
    expect({ exact, withinTwo, present }).to.deep.equal(nothing)
  })

  it('falls to the same attacker at 5,000 students where protection only hides figures about fewer than ten', async () => {
    const { small, exact } = await attacked({ students: 5000, protection: 'off' })
    expect(percent(exact, small)).to.be.at.least(90)
  })

  it('still answers at least 60% of the figures of schools at 5,000 students, by a value or a bound', async () => {
    const found = await attacked({ students: 5000, protection: 'on' })
    const { exact, withinTwo, present } = found
    expect({ exact, withinTwo, present }).to.deep.equal(nothing)
    expect(answeredShare(found, 'school')).to.be.at.least(60)
  })

  it('recovers nothing of 60 other districts, of any size and with groups of any', async () => {
    const all = { small: 0, exact: 0, withinTwo: 0, present: 0 }
    for (let seed = 100; seed < 160; seed++) {
      const found = await recovery({
        students: 700 + ((seed * 379) % 1400),
        protection: 'on',
        rareGroups: seed % 2 === 0,
        seed,
      })
      for (const key of ['small', 'exact', 'withinTwo', 'present'] as const) all[key] += found[key]
    }
    const { small, ...known } = all
    console.log(`      60 districts: of ${small} counts under ten ${JSON.stringify(known)}`)
    expect({ some: small > 1000, ...known }).to.deep.equal({ some: true, ...nothing })
  })
})
