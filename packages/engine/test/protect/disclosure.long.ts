import { expect } from 'chai'
import { answeredShare, attacked, nothing, percent } from './attack/attacked.js'

describe('disclosure by query, whole', function () {
  this.timeout(0)

  const sizes = [1000, 5000, 20_000].flatMap((students) =>
    [false, true].map((rareGroups) => ({ students, rareGroups })),
  )
  for (const size of sizes)
    it(`recovers nothing of ${size.students} students${size.rareGroups ? ', rare groups too' : ''}, nor that anybody is there`, async () => {
      const { exact, withinTwo, present } = await attacked({ ...size, protection: 'on' })
      expect({ exact, withinTwo, present }).to.deep.equal(nothing)
    })

  it('answers 60% of the figures of schools at 20,000 students, by a value or a bound', async () => {
    const found = await attacked({ students: 20_000, protection: 'on' })
    expect(answeredShare(found, 'school')).to.be.at.least(60)
  })

  for (const students of [1000, 5000, 20_000])
    it(`falls to the same attacker at ${students} students with protection off`, async () => {
      const { small, exact } = await attacked({ students, protection: 'off' })
      expect(percent(exact, small)).to.be.at.least(90)
    })
})
