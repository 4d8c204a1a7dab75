import {
  computed,
  count,
  defineDataset,
  dollars,
  edsight,
  frozen,
  integer,
  oneOf,
  optional,
  percent,
  reported,
  roster,
  student,
  textIn,
  unavailable,
} from '@planwright/sdk'
import { expect } from 'chai'

describe('what a department declares', () => {
  it('is frozen', () => {
    const parts = [
      student(),
      optional(student()),
      oneOf(['a', 'b']),
      percent(1),
      unavailable('NO_DATA'),
      roster.students,
    ]
    for (const part of parts) expect(Object.isFrozen(part)).to.equal(true)
    expect(Object.isFrozen(reported({ of: roster.students, value: 'x' }))).to.equal(true)
  })

  it('is frozen to the last cell of its examples', () => {
    const rows = [{ borrowed: true }]
    const dataset = defineDataset({
      id: 'library.visits',
      about: 'students',
      columns: { student: student() },
      key: ['student'],
      replaces: 'key',
      checks: [{ rate: 'a', numerator: 'b', denominator: 'c' }],
    })
    expect(Object.isFrozen(dataset.checks?.[0])).to.equal(true)
    expect(Object.isFrozen(dataset.columns)).to.equal(true)
    expect(Object.isFrozen(frozen({ rows }).rows[0])).to.equal(true)
  })

  it('runs nothing: a computed value keeps its function for later', () => {
    const calls: number[] = []
    const value = computed({
      inputs: {},
      calculate: () => {
        calls.push(1)
        return count(1)
      },
    })
    expect(calls).to.deep.equal([])
    expect(value.calculate({})).to.deep.equal(count(1))
  })

  it('keeps what a column is when an empty cell is allowed', () => {
    expect(optional(oneOf(['a', 'b']))).to.deep.equal({ kind: 'oneOf', optional: true, values: ['a', 'b'] })
    expect(integer().optional).to.equal(false)
  })
})

describe('a measurement', () => {
  it('is a value with its unit, or a reason', () => {
    expect(dollars(12.5)).to.deep.equal({ kind: 'value', value: 12.5, unit: 'dollars' })
    expect(unavailable('SUPPRESSED')).to.deep.equal({ kind: 'unavailable', reason: 'SUPPRESSED' })
  })
})

describe('a text', () => {
  it('falls back to English where it is not translated', () => {
    expect(textIn({ en: 'Zone', es: 'Zona' }, 'es')).to.equal('Zona')
    expect(textIn({ en: 'Zone' }, 'es')).to.equal('Zone')
  })
})

describe('an EdSight export', () => {
  it('reads the grade as a group only where it is told to', () => {
    const columns = { rate: { header: ['Rate'] } }
    expect(edsight({ id: 'a', columns }).group?.headers).to.not.have.property('Grade')
    expect(edsight({ id: 'a', columns, gradeIsGroup: true }).group?.headers).to.have.property('Grade', 'grade')
  })
})
