import { dimensionIds, dimensions, isDimension } from '@planwright/sdk'
import { expect } from 'chai'

describe('the groups students are reported by', () => {
  it('have keys that are unique in their dimension', () => {
    for (const id of dimensionIds) {
      const keys = dimensions[id].groups.map(({ key }) => key)
      expect(new Set(keys).size, id).to.equal(keys.length)
    }
  })

  it('have spellings that mean one group each, letter case and white space aside', () => {
    for (const id of dimensionIds) {
      const spellings = dimensions[id].groups.flatMap((group) => [
        ...new Set([group.key, ...group.aliases].map((text) => text.toLowerCase().replace(/\s+/g, ''))),
      ])
      expect(new Set(spellings).size, id).to.equal(spellings.length)
    }
  })

  it('have labels in English and in Spanish', () => {
    for (const id of dimensionIds) {
      for (const { label } of dimensions[id].groups) {
        expect(label.en).to.not.equal('')
        expect(label.es).to.not.equal('')
      }
    }
  })

  it('know the spellings that changed between years', () => {
    const black = dimensions.race.groups.find(({ key }) => key === 'black')
    expect(black?.aliases).to.include.members(['Black', 'Black or African American'])
  })

  it('are found by name', () => {
    expect(isDimension('race')).to.equal(true)
    expect(isDimension('shoeSize')).to.equal(false)
    expect(isDimension('toString')).to.equal(false)
  })
})
