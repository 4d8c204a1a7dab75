import { canonicalJson, composeRegistry, versionOf } from '@planwright/engine'
import { computed, percent } from '@planwright/sdk'
import { expect } from 'chai'
import { borrowing, library } from '../department.js'

const archive = {
  id: 'archive',
  name: { en: 'Archive' },
  datasets: [],
  indicators: [],
}

describe('the registry', () => {
  it('is the same whatever the order of the departments', () => {
    expect(composeRegistry([library(), archive])).to.deep.equal(composeRegistry([archive, library()]))
  })

  it('holds the datasets of the core beside those of the departments, by id', () => {
    const ids = composeRegistry([library()]).datasets.map(({ id }) => id)
    expect(ids).to.include.members(['library.visits', 'roster.students'])
    expect(ids).to.deep.equal([...ids].sort())
  })

  it('gives an indicator a version that changes with its definition only', () => {
    const [indicator] = composeRegistry([library()]).indicators
    expect(indicator?.version).to.match(/^[0-9a-f]{64}$/)
    expect(versionOf({ ...borrowing })).to.equal(indicator?.version)
    expect(versionOf({ ...borrowing, better: 'lower' })).to.not.equal(indicator?.version)
  })

  it('tells functions apart by their source text', () => {
    const one = computed({ inputs: { share: borrowing.value }, calculate: () => percent(1) })
    const other = computed({ inputs: { share: borrowing.value }, calculate: () => percent(2) })
    expect(versionOf({ ...borrowing, value: one })).to.not.equal(versionOf({ ...borrowing, value: other }))
  })

  it('writes equal values as equal text, whatever the order of their keys', () => {
    expect(canonicalJson({ b: [1, null], a: 'x', c: undefined })).to.equal('{"a":"x","b":[1,null]}')
  })
})
