import type { Answered, ProtectedFigure } from '@planwright/engine'
import { expect } from 'chai'
import fc from 'fast-check'
import { released } from './attack/answer.js'
import { share } from './share.js'

const parents = new Map([
  ['school/1', 'district'],
  ['school/2', 'district'],
  ['school/3', 'district'],
])

function median(people: number | null, value = 12.4): ProtectedFigure {
  return {
    orgUnit: 'district',
    group: 'all',
    value,
    reason: null,
    numerator: null,
    denominator: null,
    people,
    unit: 'days',
    numeratorMost: null,
    denominatorMost: null,
  }
}

/** What everybody is answered at each place. */
function answers(figures: readonly ProtectedFigure[]): readonly Answered<ProtectedFigure>[] {
  return released(figures, parents).map(({ answer }) => answer)
}

function answerAt(figures: readonly ProtectedFigure[], orgUnit: string, group = 'all') {
  return answers(figures).find((answer) => answer.orgUnit === orgUnit && answer.group === group)
}

/** What is shown of one figure alone. */
function shown(figure: ProtectedFigure): Answered<ProtectedFigure> | undefined {
  return answers([figure])[0]
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

  it('goes by everybody whom a share of people is about, not by those who lack the outcome', () => {
    const figures = [
      { ...share('district', 'all', 350, 400), people: 50 },
      { ...share('school/1', 'all', 180, 200), people: 20 },
      { ...share('school/2', 'all', 170, 200), people: 30 },
    ]
    expect(answers(figures).map(({ value }) => value)).to.deep.equal([87.5, 90, 85])
  })

  it('shows rates whose fewest people do not add up', () => {
    const rate = (orgUnit: string, numerator: number, denominator: number, people: number): ProtectedFigure => ({
      ...share(orgUnit, 'all', numerator, denominator),
      ...{ people, numeratorMost: 3, denominatorMost: 4 },
    })
    const figures = [rate('district', 700, 1000, 140), rate('school/1', 400, 500, 60), rate('school/2', 300, 500, 90)]
    expect(answers(figures).map(({ reason }) => reason)).to.deep.equal([null, null, null])
  })

  it('rounds a median to whole days', () => {
    expect(shown(median(12))).to.include({ value: 12, people: 10 })
  })

  const rate = (change: Partial<ProtectedFigure>): ProtectedFigure => ({ ...median(40, 0), ...change })

  it('rounds a rate to what five people can move it by', () => {
    const answers = { numerator: 140, denominator: 400, numeratorMost: 10, denominatorMost: 10 }
    expect(shown(rate({ ...answers, value: 35, unit: 'percent' }))?.value).to.equal(40)
    expect(shown(rate({ ...answers, value: 0.35, unit: 'ratio' }))?.value).to.equal(0.4)
  })

  it('rounds the size of a school, divided by the one school, as the count that it is', () => {
    const size = { numerator: 98, denominator: 1, numeratorMost: 1, denominatorMost: null }
    expect(shown(rate({ ...size, value: 98 }))?.value).to.equal(100)
  })

  it('rounds a computed value to what ten people can move it by', () => {
    expect(shown(rate({ denominatorMost: 0.5, value: 33.3, unit: 'percentagePoints' }))?.value).to.equal(35)
  })

  it('shows a gap although the fewest behind its inputs do not add up', () => {
    const gap = (orgUnit: string, people: number) => rate({ orgUnit, people, value: 12, denominatorMost: 0.1 })
    const figures = [gap('school/1', 31), gap('school/2', 41), gap('school/3', 4), gap('district', 80)]
    const values = ['school/1', 'school/2', 'school/3', 'district'].map((unit) => answerAt(figures, unit)?.value)
    expect(values).to.deep.equal([12, 12, null, 12])
  })

  it('tells no span that a mean is about few', () => {
    const figures = [{ ...median(40), group: 'grade/3' }]
    expect(answerAt(figures, 'district', 'grade/3-5')?.bound ?? null).to.equal(null)
  })

  it('hides more for those who are counted where nobody is whom they are divided by', () => {
    const ratios = [
      share('school/1', 'all', 4, 0),
      share('school/2', 'all', 62, 31),
      share('school/3', 'all', 42, 21),
      share('district', 'all', 108, 52),
    ]
    expect(answerAt(ratios, 'school/3')?.reason).to.equal('SUPPRESSED')
  })

  it('says nothing of why a place has no figure', () => {
    expect(shown({ ...median(40), value: null, reason: 'NO_DATA' })).to.deep.include(hidden)
  })

  for (const [what, figure, bound] of [
    ['9 of 400 have the outcome', share('district', 'all', 9, 400), { kind: 'atMost', value: 3 }],
    ['nobody of 400 has it', share('district', 'all', 0, 400), { kind: 'atMost', value: 3 }],
    ['9 of 40 have it', share('district', 'all', 9, 40), { kind: 'atMost', value: 25 }],
    ['391 of 400 have it', share('district', 'all', 391, 400), { kind: 'atLeast', value: 97 }],
    ['9 of 18 have it', share('district', 'all', 9, 18), null],
    ['4 of 9 have it', share('district', 'all', 4, 9), { kind: 'fewPeople', value: 10 }],
    ['there is nobody', share('district', 'all', 0, 0), { kind: 'fewPeople', value: 10 }],
    ['a median is of nine', median(9), { kind: 'fewPeople', value: 10 }],
    ['a median is of nobody knows how many', median(null), null],
  ] as const)
    it(`tells ${bound === null ? 'no bound' : `${bound.kind} ${bound.value}`} where ${what}`, () => {
      expect(shown(figure)?.bound).to.deep.equal(bound)
    })

  it('tells the same bound of nobody as of nine, whatever the number of people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 2000 }), fc.nat({ max: 9 }), (people, cases) => {
        const [none, some] = [0, cases].map((count) => shown(share('district', 'all', count, people))?.bound)
        expect(some).to.deep.equal(none)
      }),
    )
  })

  it('tells no bound that is not true', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 2000 }), fc.nat({ max: 9 }), (people, cases) => {
        const bound = shown(share('district', 'all', cases, people))?.bound
        if (bound?.kind === 'atMost') expect((100 * cases) / people).to.be.at.most(bound.value)
      }),
    )
  })

  it('hides one school of two where the other would be what is missing from the district', () => {
    const figures = [
      share('school/1', 'all', 50, 200),
      share('school/2', 'all', 1, 200),
      share('district', 'all', 51, 400),
    ]
    const told = ['school/1', 'school/2', 'district'].map((unit) => answerAt(figures, unit))
    expect(told.map((answer) => [answer?.reason, answer?.bound?.kind])).to.deep.equal([
      ['SUPPRESSED', undefined],
      ['SUPPRESSED', 'atMost'],
      [null, undefined],
    ])
  })

  it('does not tell whether a school has anybody of a group that others have', () => {
    const figures = [
      share('school/1', 'all', 50, 200),
      share('school/1', 'race/asian', 1, 3),
      share('school/2', 'all', 60, 200),
      share('district', 'all', 110, 400),
      share('district', 'race/asian', 1, 3),
    ]
    const asian = ['district', 'school/1', 'school/2'].map((unit) => answerAt(figures, unit, 'race/asian'))
    expect(new Set(asian.map((answer) => JSON.stringify({ ...answer, orgUnit: null })))).to.have.lengthOf(1)
  })

  it('never shows a count under ten, or one that is no multiple of five', () => {
    fc.assert(
      fc.property(district, (figures) => {
        const counts = answers(figures).flatMap(({ numerator, denominator, people }) => [
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
        const told = answers(figures)
        expect(told.every(({ value, reason }) => (value === null) !== (reason === null))).to.equal(true)
        const places = (list: readonly ProtectedFigure[]) => list.map(({ orgUnit, group }) => `${orgUnit} ${group}`)
        expect(places(told).sort()).to.deep.equal(places(figures).sort())
      }),
    )
  })

  it('answers the same whatever the order of the figures', () => {
    fc.assert(
      fc.property(district, (figures) => {
        const inOrder = new Set(answers(figures).map((figure) => JSON.stringify(figure)))
        const turned = answers([...figures].reverse()).map((figure) => JSON.stringify(figure))
        expect(new Set(turned)).to.deep.equal(inOrder)
      }),
    )
  })

  it('never leaves a hidden small count open by less than five to who adds up one line', () => {
    fc.assert(
      fc.property(district, (figures) => {
        const line = figures
          .filter(({ group }) => group === 'all')
          .map((figure) => ({ figure, answer: answerAt(figures, figure.orgUnit) }))
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
