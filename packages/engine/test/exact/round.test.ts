import { compare, decimalOf, exactRate, multiply, parseDecimal, rounded, roundedQuotient } from '@planwright/engine'
import { expect } from 'chai'
import fc from 'fast-check'

describe('exact arithmetic', () => {
  it('gives 18 of 180 as exactly ten percent', () => {
    expect(exactRate('18', '180', 1)).to.equal('10.0')
  })

  it('rounds a half up, where doubles round it down', () => {
    expect(exactRate('29', '80', 1)).to.equal('36.3')
    expect(exactRate('1', '2000', 1)).to.equal('0.1')
    expect(((100 * 1001) / 2000).toFixed(1)).to.equal('50.0')
    expect(exactRate('1001', '2000', 1)).to.equal('50.1')
  })

  it('rounds the published graduation counts as the state did, and not as the state misprinted one', () => {
    expect(exactRate('1062', '1544', 1)).to.equal('68.8')
    expect(exactRate('814', '1103', 1)).to.equal('73.8')
    expect(exactRate('37316', '42234', 1)).to.equal('88.4')
  })

  it('has no rate of nobody', () => {
    expect(exactRate('0', '0', 1)).to.equal(null)
    expect(exactRate('5', '0.00', 1)).to.equal(null)
  })

  it('has no rate of what is not a finite number', () => {
    for (const text of ['NaN', 'Infinity', '-Infinity', '', '.', 'abc', '1,000', '0x10']) {
      expect(exactRate(text, '2', 1), text).to.equal(null)
      expect(exactRate('2', text, 1), text).to.equal(null)
    }
  })

  it('rounds halves below zero away from zero, as a table of changes does', () => {
    expect(rounded({ digits: -25n, scale: 2 }, 1)).to.equal('-0.3')
  })

  it('keeps zero without a sign', () => {
    expect(rounded({ digits: -1n, scale: 3 }, 1)).to.equal('0.0')
  })

  it('reads decimals with exponents, as doubles print themselves', () => {
    expect(decimalOf(1e-7)).to.deep.equal({ digits: 1n, scale: 7 })
    expect(decimalOf(1e21)).to.deep.equal({ digits: 10n ** 21n, scale: 0 })
    expect(decimalOf(Number.NaN)).to.equal(null)
  })

  it('adds a tenth and two tenths to three tenths', () => {
    const [tenth, two, three] = [parseDecimal('0.1'), parseDecimal('0.2'), parseDecimal('0.3')]
    if (tenth === null || two === null || three === null) throw new Error('These are decimals.')
    expect(compare({ digits: tenth.digits + two.digits, scale: 1 }, three)).to.equal(0)
  })

  it('never differs from the true quotient by more than half of the last place', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 12n),
        fc.bigInt(1n, 10n ** 12n),
        fc.integer({ min: 0, max: 4 }),
        (n, d, decimals) => {
          const text = roundedQuotient({ digits: n, scale: 0 }, { digits: d, scale: 0 }, decimals)
          const shown = parseDecimal(text ?? '')
          if (shown === null) throw new Error('There is a quotient.')
          const back = multiply(shown, { digits: d, scale: 0 })
          const error = 2n * (back.digits - n * 10n ** BigInt(back.scale))
          expect(error <= d && error > -d).to.equal(true)
        },
      ),
    )
  })
})
