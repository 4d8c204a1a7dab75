import { type Answered, keyOf, type Place, type ProtectedFigure } from '@planwright/engine'
import type { Unit } from '@planwright/sdk'
import type { Drawn } from './definitions.js'
import { type Attacked, columnOf, type Told, unbounded } from './known.js'
import type { Condition, Terms } from './ranges.js'
import type { Amount, Recount } from './recount.js'
import { evenStep, roundingOf } from './rounding.js'

const fewest = 10

/** What a shown, bounded or hidden answer tells. */
export function toldBy(attacked: Attacked, answer: Answered<ProtectedFigure> | undefined, index: number): Told {
  const nothing = { conditions: [], most: unbounded }
  if (answer === undefined) return nothing
  if (answer.value !== null)
    return { conditions: valueConditions(attacked, answer.value, answer, index), most: unbounded }
  const { bound } = answer
  if (bound === null) return nothing
  if (bound.kind === 'fewPeople' || bound.kind === 'fewerThan')
    return { conditions: [], most: isAboutOneNumber(attacked) ? fewest - 1 : unbounded }
  const side = bound.kind === 'atMost' ? 'cases' : 'others'
  return {
    conditions: [{ low: 0, high: fewest - 1, terms: [[columnOf(attacked, index, 0, side), 1]] }],
    most: unbounded,
  }
}

/** Whether it is certain whose number is small: of several aggregates it may be any. */
function isAboutOneNumber({ drawn: { readings }, recounts }: Attacked): boolean {
  const [one, other] = readings
  if (one === undefined || other !== undefined) return false
  if (one.denominator === null) return one.numerator.aggregates.length === 1 && one.numerator.meanOf === null
  return recounts.every(({ others, cases, whole }) => others !== null && cases?.most === 1 && whole?.most === 1)
}

/** What is known where everything about enough students is told as it stands, and nothing of fewer. */
export function toldUnprotected(attacked: Attacked, place: Place, index: number): Told {
  const { recounts } = attacked
  if (recounts.some(({ students }) => (students.get(keyOf(place)) ?? 0) < fewest))
    return { conditions: [], most: fewest }
  const conditions = recounts.flatMap(({ cases, others }, measure) =>
    (
      [
        ['cases', cases],
        ['others', others],
      ] as const
    ).flatMap(([side, amount]) => {
      const size = amount?.sizes.get(keyOf(place)) ?? 0
      return amount === null
        ? []
        : [{ low: size, high: size, terms: [[columnOf(attacked, index, measure, side), 1]] as Terms }]
    }),
  )
  return { conditions, most: unbounded }
}

function valueConditions(
  attacked: Attacked,
  value: number,
  answer: ProtectedFigure,
  index: number,
): readonly Condition[] {
  const { drawn, recounts, places } = attacked
  const key = keyOf(places[index] ?? { orgUnit: '', group: '' })
  const at = recounts.map((recount, measure): At => {
    const cases = columnOf(attacked, index, measure, 'cases')
    return {
      recount,
      cases,
      others: columnOf(attacked, index, measure, 'others'),
      whole: numberAt(recount.whole, key),
      wholeMost: recount.whole?.most ?? 0,
      number: numberAt(recount.cases, key),
    }
  })
  const [one, other] = at
  if (one === undefined || one.recount.cases === null) return []
  if (drawn.joining === null) return single(one, value, answer)
  return [...at.flatMap(splits), ...joint(drawn, one, other, value)]
}

interface At {
  readonly recount: Recount
  readonly cases: number
  readonly others: number
  /** The cases as they are. */
  readonly number: number
  /** What the cases are divided by, which an attacker may know. */
  readonly whole: number
  /** The most that one person adds to that. */
  readonly wholeMost: number
}

function numberAt(amount: Amount | null, key: string): number {
  return (amount?.sizes.get(key) ?? 0) * (amount?.most ?? 0)
}

/** Those with and those without are all of them, of whom the number is told elsewhere. */
function splits({ recount, cases, others, whole, wholeMost }: At): readonly Condition[] {
  if (recount.others === null) return []
  const terms = [
    [cases, recount.cases?.most ?? 1],
    [others, recount.others.most],
  ] as const
  const off = (5 * wholeMost) / 2
  return [{ low: whole - off, high: whole + off, terms }]
}

function single(at: At, value: number, answer: ProtectedFigure): readonly Condition[] {
  const { unit, numerator, denominator } = answer
  const { recount, cases, others, whole } = at
  const most = recount.cases?.most ?? 1
  if (numerator !== null && denominator !== null) return shareOfPeople(at, numerator, denominator)
  if (recount.whole === null) {
    const off = roundingOf(unit, 5 * most, Math.abs(at.number - Math.round(at.number)) < 1e-9)
    return [{ low: (value - off) / most, high: (value + off) / most, terms: [[cases, 1]] }]
  }
  if (whole <= 0) return []
  const scale = unit === 'percent' && recount.isRatio ? 100 : 1
  const off = roundingOf(unit, recount.isRatio ? rateStep(recount, keyOf(answer), scale) : 0)
  const [least, largest] = divisors(at)
  const low = Math.min(...[least, largest].map((divisor) => ((value - off) * divisor) / scale))
  const high = Math.max(...[least, largest].map((divisor) => ((value + off) * divisor) / scale))
  const [without, with_] = recount.twoValues ?? [0, 1]
  const terms = [
    [cases, with_ * most],
    [others, without * (recount.others?.most ?? 0)],
  ] as const
  return [...splits(at), { low, high, terms }]
}

/** What an attacker knows of a divisor: a number of people exactly, a number of other things as it is rounded elsewhere. */
function divisors({ whole, wholeMost }: At): readonly [least: number, largest: number] {
  const off = wholeMost === 1 ? 0 : (5 * wholeMost) / 2
  return [Math.max(0, whole - off), whole + off]
}

/** A quotient is rounded to what five people can move it by, in the numerator or in what it is divided by. */
function rateStep({ cases, whole }: Recount, key: string, scale: number): number {
  if (cases === null || whole === null) return 0
  const divisor = (whole.sizes.get(key) ?? 0) * whole.most
  const value = ((cases.sizes.get(key) ?? 0) * cases.most) / divisor
  return evenStep((5 * scale * Math.max(cases.most, Math.abs(value) * whole.most)) / divisor)
}

/** What one person can move an input by: a percentage by one's share of it, a quotient of two in proportion to that. */
function movedByOne({ recount, number, whole, wholeMost }: At, quotient: number, unit: Unit): number {
  const inProportion = Math.max((recount.cases?.most ?? 1) / number, wholeMost / whole)
  return inProportion * (unit === 'ratio' ? quotient : (100 * number) / whole)
}

/** A share of people is told by its rounded counts, none of them under ten. */
function shareOfPeople({ recount, cases, others }: At, numerator: number, denominator: number): readonly Condition[] {
  const ofCases: Condition = { low: Math.max(fewest, numerator - 2), high: numerator + 2, terms: [[cases, 1]] }
  if (recount.others === null) return [ofCases]
  const all: Terms = [
    [cases, 1],
    [others, 1],
  ]
  return [
    ofCases,
    { low: fewest, high: unbounded, terms: [[others, 1]] },
    { low: denominator - 2, high: denominator + 2, terms: all },
  ]
}

/** A difference of two percentages, or how many times one is the other. */
function joint({ joining, unit }: Drawn, one: At, other: At | undefined, value: number): readonly Condition[] {
  const factor = ({ recount, whole }: At) => (recount.cases?.most ?? 1) / whole
  if (one.whole <= 0 || other === undefined || other.whole <= 0) return []
  const [mine, theirs] = [factor(one), factor(other)]
  const quotient = one.number / one.whole / (other.number / other.whole)
  const off = roundingOf(unit, evenStep(10 * Math.max(...[one, other].map((at) => movedByOne(at, quotient, unit)))))
  if (joining === 'same') return [{ low: value - off, high: value + off, terms: [[one.cases, 100 * mine]] }]
  if (joining === 'gap')
    return [
      {
        low: value - off,
        high: value + off,
        terms: [
          [one.cases, 100 * mine],
          [other.cases, -100 * theirs],
        ],
      },
    ]
  return [
    {
      low: 0,
      high: unbounded,
      terms: [
        [one.cases, mine],
        [other.cases, -(value - off) * theirs],
      ],
    },
    {
      low: -unbounded,
      high: 0,
      terms: [
        [one.cases, mine],
        [other.cases, -(value + off) * theirs],
      ],
    },
  ]
}
