import { type ProtectedFigure, protect } from '@planwright/engine'
import { expect } from 'chai'
import fc from 'fast-check'

const parents = new Map([
  ['school/1', 'district'],
  ['school/2', 'district'],
  ['school/3', 'district'],
])

function share(orgUnit: string, group: string, numerator: number, denominator: number): ProtectedFigure {
  const value = denominator === 0 ? null : Math.round((1000 * numerator) / denominator) / 10
  const reason = denominator === 0 ? 'ZERO_DENOMINATOR' : null
  const once = { people: denominator, numeratorMost: 1, denominatorMost: 1 }
  return { orgUnit, group, value, reason, numerator, denominator, ...once, unit: 'percent' }
}

function median(people: number | null, value = 12.4): ProtectedFigure {
  return {
    orgUnit: 'district',
    group: 'all',
    value,
    reason: null,
    numerator: null,
    denominator: null,
    people,
    numeratorMost: null,
    denominatorMost: null,
    unit: 'days',
  }
}

/** What is shown of one figure alone. */
function shown(figure: ProtectedFigure): ProtectedFigure | undefined {
  return protect([figure], parents)[0]
}

const hidden = { value: null, reason: 'SUPPRESSED', numerator: null, denominator: null, people: null }

/** Schools and groups with any counts, adding up to their totals. */
const district = fc
  .array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 })), { minLength: 6, maxLength: 6 })
  .map((parts) => {
    const cells = parts.map(([cases, others], index) => ({
      orgUnit: `school/${1 + (index % 3)}`,
      group: index < 3 ? 'disability/yes' : 'disability/no',
      cases,
      all: cases + others,
    }))
    const sum = (orgUnit: RegExp, group: RegExp) => {
      const counted = cells.filter((cell) => orgUnit.test(cell.orgUnit) && group.test(cell.group))
      return [counted.reduce((n, { cases }) => n + cases, 0), counted.reduce((n, { all }) => n + all, 0)] as const
    }
    return [
      ...cells.map(({ orgUnit, group, cases, all }) => share(orgUnit, group, cases, all)),
      ...['school/1', 'school/2', 'school/3'].map((unit) => share(unit, 'all', ...sum(new RegExp(unit), /./))),
      ...['yes', 'no'].map((key) => share('district', `disability/${key}`, ...sum(/./, new RegExp(`/${key}$`)))),
      share('district', 'all', ...sum(/./, /./)),
    ]
  })

describe('protecting the figures of an indicator', () => {
  for (const [what, figure] of [
    ['fewer than ten people', share('district', 'all', 4, 9)],
    ['fewer than ten with the outcome', share('district', 'all', 9, 400)],
    ['nobody with the outcome', share('district', 'all', 0, 400)],
    ['fewer than ten without the outcome', share('district', 'all', 391, 400)],
    ['nobody to count', share('district', 'all', 0, 0)],
    ['a median of nine people', median(9)],
    ['a median of nobody knows how many', median(null)],
  ] as const)
    it(`hides a figure with ${what}, and everything behind it`, () => {
      expect(shown(figure)).to.deep.include(hidden)
    })

  it('rounds counts to five and works the share out from the rounded counts', () => {
    expect(shown(share('district', 'all', 47, 198))).to.include({
      numerator: 45,
      denominator: 200,
      people: 200,
      value: 22.5,
    })
  })

  it('rounds a median to whole days', () => {
    expect(shown(median(12))).to.include({ value: 12, people: 10 })
  })

  it('keeps the reason of a place that has no figure', () => {
    expect(shown({ ...median(40), value: null, reason: 'NO_DATA' })).to.include({ reason: 'NO_DATA', people: null })
  })

  it('hides the second school of two where the other would be what is missing from the district', () => {
    const figures = [
      share('school/1', 'all', 50, 200),
      share('school/2', 'all', 1, 200),
      share('district', 'all', 51, 400),
    ]
    expect(protect(figures, parents).map(({ reason }) => reason)).to.deep.equal(['SUPPRESSED', 'SUPPRESSED', null])
  })

  it('does not tell whether a school has anybody of a group that others have', () => {
    const figures = [
      share('school/1', 'all', 50, 200),
      share('school/1', 'race/asian', 1, 3),
      share('school/2', 'all', 60, 200),
      share('district', 'all', 110, 400),
      share('district', 'race/asian', 1, 3),
    ]
    const asian = protect(figures, parents).filter(({ group }) => group === 'race/asian')
    expect(asian.map(({ orgUnit, reason }) => [orgUnit, reason])).to.deep.equal([
      ['school/1', 'SUPPRESSED'],
      ['district', 'SUPPRESSED'],
      ['school/2', 'SUPPRESSED'],
    ])
  })

  it('never shows a count under ten, or one that is no multiple of five', () => {
    fc.assert(
      fc.property(district, (figures) => {
        const counts = protect(figures, parents).flatMap(({ numerator, denominator, people }) => [
          numerator,
          denominator,
          people,
        ])
        expect(counts.filter((count) => count !== null && (count < 10 || count % 5 !== 0))).to.deep.equal([])
      }),
    )
  })

  it('leaves each figure with exactly one of a value and a reason, in its place', () => {
    fc.assert(
      fc.property(district, (figures) => {
        const answers = protect(figures, parents)
        expect(answers.every(({ value, reason }) => (value === null) !== (reason === null))).to.equal(true)
        expect(answers.slice(0, figures.length).map(({ orgUnit, group }) => [orgUnit, group])).to.deep.equal(
          figures.map(({ orgUnit, group }) => [orgUnit, group]),
        )
      }),
    )
  })

  it('answers the same whatever the order of the figures', () => {
    fc.assert(
      fc.property(district, (figures) => {
        const inOrder = new Set(protect(figures, parents).map((figure) => JSON.stringify(figure)))
        const turned = protect([...figures].reverse(), parents).map((figure) => JSON.stringify(figure))
        expect(new Set(turned)).to.deep.equal(inOrder)
      }),
    )
  })

  it('never leaves a hidden small count open by less than five to who adds up one line', () => {
    fc.assert(
      fc.property(district, (figures) => {
        const answers = protect(figures, parents)
        const line = figures
          .map((figure, index) => ({ figure, answer: answers[index] }))
          .filter(({ figure }) => figure.group === 'all')
        const single = line.filter(({ answer, figure }) => answer?.numerator === null && figure.orgUnit !== 'district')
        const total = line.find(({ figure }) => figure.orgUnit === 'district')?.answer?.numerator
        if (single.length !== 1 || typeof total !== 'number' || (single[0]?.figure.numerator ?? 10) >= 10) return
        const rest = line.reduce(
          (left, { answer, figure }) => left - (figure.orgUnit === 'district' ? 0 : (answer?.numerator ?? 0)),
          total,
        )
        expect(rest + 2 * 3 - Math.max(0, rest - 2 * 3)).to.be.at.least(5)
      }),
    )
  })
})
