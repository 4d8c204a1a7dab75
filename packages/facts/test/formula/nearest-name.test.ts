import { nearestName } from '@planwright/facts'
import { expect } from 'chai'
import fc from 'fast-check'
import { editDistance } from '../../src/formula/nearest-name.js'

describe('The nearest name', () => {
  it('is found however a slip of the pen changed it', () => {
    const known = ['attendance', 'assessment', 'graduation']
    for (const mistaken of ['atendance', 'attendence', 'attednance', 'attendances', 'Attendance'])
      expect(nearestName(mistaken, known), mistaken).to.equal('attendance')
  })

  it('is none where a third or more is another', () => {
    expect(nearestName('discipline', ['attendance', 'graduation'])).to.equal(null)
  })

  it('is as far away with an end of the search as without one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 })
    fc.assert(
      fc.property(word, word, fc.nat(6), (from, to, most) => {
        const steps = editDistance(from, to)
        const ended = editDistance(from, to, most)
        expect(steps <= most ? ended === steps : ended > most).to.equal(true)
      }),
    )
  })
})
