import { compareFigures } from '@planwright/engine'
import { expect } from 'chai'

const share = (numerator: number, denominator: number) => ({
  value: Math.round((1000 * numerator) / denominator) / 10,
  reason: null,
  numerator,
  denominator,
})
const percentShare = { unit: 'percent', isShare: true } as const

describe('two figures compared', () => {
  it('differ by what their exact parts differ by, rounded once', () => {
    // 33.333... - 16.666... is 16.7; the shown 33.3 - 16.7 would give 16.6.
    const { difference, differenceUnit, fromParts } = compareFigures(share(1, 3), share(1, 6), percentShare)
    expect({ difference, differenceUnit, fromParts }).to.deep.equal({
      difference: { value: 16.7, reason: null },
      differenceUnit: 'percentagePoints',
      fromParts: true,
    })
  })

  it('have the ratio of their exact parts', () => {
    expect(compareFigures(share(1, 3), share(1, 6), percentShare).ratio).to.deep.equal({ value: 2, reason: null })
  })

  it('say why there is no ratio to nothing, and still how far apart they are', () => {
    const { difference, ratio } = compareFigures(share(1, 4), share(0, 5), percentShare)
    expect(difference).to.deep.equal({ value: 25, reason: null })
    expect(ratio).to.deep.equal({ value: null, reason: 'ZERO_DENOMINATOR' })
  })

  it('pass on the reason of the one that has no value', () => {
    const hidden = { value: null, reason: 'SUPPRESSED', numerator: null, denominator: null } as const
    const { difference, ratio } = compareFigures(share(1, 4), hidden, percentShare)
    expect([difference.reason, ratio.reason]).to.deep.equal(['SUPPRESSED', 'SUPPRESSED'])
  })

  it('go by their shown values where no parts are known', () => {
    const median = (value: number) => ({ value, reason: null, numerator: null, denominator: null })
    const compared = compareFigures(median(4.5), median(3), { unit: 'days', isShare: false })
    expect(compared).to.deep.equal({
      difference: { value: 1.5, reason: null },
      differenceUnit: 'days',
      ratio: { value: 1.5, reason: null },
      fromParts: false,
    })
  })
})
