import { expect } from 'chai'
import { nearestUnit } from '../../src/import/nearest-unit.js'

const known = ['Hartford School District', 'East Hartford School District', 'Canton School District', 'Connecticut']

describe('the district suggested for a name nobody knows', () => {
  for (const [mistyped, meant] of [
    ['Hartfrod School District', 'Hartford School District'],
    ['hartford school distrct', 'Hartford School District'],
    ['East Hartfort School District', 'East Hartford School District'],
    ['Conecticut', 'Connecticut'],
  ] as const) {
    it(`is ${meant} for ${mistyped}`, () => {
      expect(nearestUnit(mistyped, known)).to.equal(meant)
    })
  }

  for (const other of ['Boston School District', 'Granby School District', 'West Hartford School District', 'Kent']) {
    it(`is none for ${other}`, () => {
      expect(nearestUnit(other, known)).to.equal(null)
    })
  }
})
