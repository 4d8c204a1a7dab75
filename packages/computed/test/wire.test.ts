import type { Outcome } from '@planwright/computed'
import { reasons } from '@planwright/sdk'
import { expect } from 'chai'
import { longestAnswer, outcomeBytes, outcomesFrom } from '../src/line/wire.js'

const fault = (message: string): Outcome => ({ kind: 'fault', message })

describe('an answer on the line', () => {
  it('holds values to the last bit, every reason and every fault', () => {
    const outcomes: readonly Outcome[] = [
      ...[0, -0, 0.1, 1 / 3, Number.MAX_VALUE, Number.MIN_VALUE].map((value): Outcome => ({ kind: 'value', value })),
      ...reasons.map((reason): Outcome => ({ kind: 'unavailable', reason })),
      fault('a “quoted” thing'),
      fault('another'),
      fault('a “quoted” thing'),
    ]
    expect(outcomesFrom(outcomeBytes(outcomes), outcomes.length)).to.deep.equal(outcomes)
  })

  it('keeps within its longest, however many different faults there are', () => {
    const outcomes = Array.from({ length: 1_000 }, (_, place) => fault(`${place}${'\u0001'.repeat(296)}`))
    const bytes = outcomeBytes(outcomes)
    expect(bytes.length).to.be.at.most(longestAnswer(outcomes.length))
    const read = outcomesFrom(bytes, outcomes.length)
    expect(read.slice(0, 20)).to.deep.equal(outcomes.slice(0, 20))
    expect(new Set(read.slice(20).map((one) => JSON.stringify(one))).size).to.equal(1)
  })

  it('is a fault where a number is none', () => {
    const bytes = outcomeBytes([{ kind: 'value', value: Number.NaN }])
    expect(outcomesFrom(bytes, 1)).to.deep.equal([fault('NaN is not a finite number.')])
  })

  for (const [what, bytes] of [
    ['too short', Buffer.alloc(8)],
    ['of no known code', Buffer.from([100, ...Buffer.alloc(8), ...Buffer.from('[]')])],
    ['without its sentences', Buffer.alloc(9)],
    ['with something else for sentences', Buffer.from([0, ...Buffer.alloc(8), ...Buffer.from('{}')])],
  ] as const)
    it(`is refused where it is ${what}`, () => {
      expect(() => outcomesFrom(bytes, 1)).to.throw()
    })
})
