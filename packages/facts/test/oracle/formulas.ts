import fc from 'fast-check'
import {
  align,
  decimalOf,
  type Exact,
  exact,
  floorOf,
  isExact,
  roundTo,
  toDouble,
  toText,
  type Value,
} from './exact.js'

export type Env = Readonly<Record<string, Value>>

/** How many decimal places a number has by its type, or that it is a double. */
export type Places = number | 'double'

/** A formula as text, and what it means, said independently of the code under test. */
export interface RowFormula {
  readonly text: string
  readonly places: Places
  readonly of: (row: Env) => Value
  /** Whether its value is one of the row's, and not a constant in the place of one. */
  readonly own: (row: Env) => boolean
  /** The columns it looks at. */
  readonly uses: readonly string[]
  /** Whether all its values are constants. */
  readonly fixed: boolean
}

/** One aggregate: which rows give it a value, and the columns it looks at. */
export interface AggregatePart {
  readonly gives: (row: Env) => boolean
  readonly uses: readonly string[]
}

export interface AggregateFormula {
  readonly text: string
  readonly places: Places
  readonly of: (rows: readonly Env[]) => Value
  /** Its value as a measure's: a sum of constants is a count there, and 0 of no rows. */
  readonly total: (rows: readonly Env[]) => Value
  /** Whether its value for some rows is theirs, and not a constant in the place of one. */
  readonly own: (rows: readonly Env[]) => boolean
  readonly parts: readonly AggregatePart[]
  /** What the rows of one person alone add to it; null where it does not add up. */
  readonly alone: ((rows: readonly Env[]) => Exact | number) | null
  /** Whether it is nothing but a count: of rows (or entities), or of different people. */
  readonly counts: 'rows' | 'people' | null
  /** Whether all its values are constants. */
  readonly fixed: boolean
}

const both = (a: RowFormula, b: RowFormula): readonly string[] => [...a.uses, ...b.uses]

export interface Names {
  readonly numbers: readonly { readonly name: string; readonly places: Places }[]
  /** The column with the id of the person a row or an entity is. */
  readonly person?: string
  readonly truths: readonly string[]
  readonly texts: readonly string[]
  readonly dates?: readonly string[]
  /** Texts of a short list, which a comparison must keep to. */
  readonly groups?: Readonly<Record<string, readonly string[]>>
}

type Num = Exact | number | null
const num = (value: Value): Num => (typeof value === 'number' || isExact(value) ? value : null)

/** Words whose order by code point differs from every dictionary's, and from the order of UTF-16. */
export const words = ['a', 'B', 'b', 'Z', 'é', 'ñ', '\uFF5E', '😀', '']

export function compareText(left: string, right: string): number {
  const a = [...left].map((character) => character.codePointAt(0) ?? 0)
  const b = [...right].map((character) => character.codePointAt(0) ?? 0)
  const differs = a.findIndex((code, index) => code !== b[index])
  return differs < 0 ? a.length - b.length : (a[differs] ?? 0) - (b[differs] ?? -1)
}

export function compareNumbers(left: Exact | number, right: Exact | number): number {
  if (typeof left === 'number' || typeof right === 'number') return toDouble(left) - toDouble(right)
  const [a, b] = align(left, right)
  return a < b ? -1 : a > b ? 1 : 0
}

function calculate(operator: string, left: Num, right: Num): Num {
  if (left === null || right === null) return null
  if (operator === '/') return toDouble(right) === 0 ? null : toDouble(left) / toDouble(right)
  if (typeof left === 'number' || typeof right === 'number') {
    const [a, b] = [toDouble(left), toDouble(right)]
    return operator === '+' ? a + b : operator === '-' ? a - b : a * b
  }
  if (operator === '*') return { digits: left.digits * right.digits, scale: left.scale + right.scale }
  const [a, b, scale] = align(left, right)
  return { digits: operator === '+' ? a + b : a - b, scale }
}

const wider = (left: Places, right: Places): Places =>
  left === 'double' || right === 'double' ? 'double' : Math.max(left, right)
/** A value as the type says: a double if the other branch is one. */
const as = (places: Places, value: Num): Num => (value !== null && places === 'double' ? toDouble(value) : value)

function placesOf(operator: string, left: Places, right: Places): Places {
  if (operator === '/' || left === 'double' || right === 'double') return 'double'
  return operator === '*' ? left + right : Math.max(left, right)
}

function binary(operator: string, left: RowFormula, right: RowFormula): RowFormula {
  const tooFine =
    operator === '*' && left.places !== 'double' && right.places !== 'double' && left.places + right.places > 6
  const chosen = tooFine ? '-' : operator
  return {
    text: `(${left.text} ${chosen} ${right.text})`,
    places: placesOf(chosen, left.places, right.places),
    of: (row) => calculate(chosen, num(left.of(row)), num(right.of(row))),
    own: (row) => ownResult(chosen, left, right, row),
    uses: both(left, right),
    fixed: left.fixed && right.fixed,
  }
}

/** A factor of zero leaves nothing of the other; an unknown summand leaves the other. */
function ownResult(operator: string, left: RowFormula, right: RowFormula, row: Env): boolean {
  if ((left.fixed && right.fixed) || calculate(operator, num(left.of(row)), num(right.of(row))) === null) return false
  if (operator === '+' || operator === '-') return left.own(row) || right.own(row)
  return [left, right].every((side) => (side.fixed ? toDouble(num(side.of(row)) ?? 0) !== 0 : side.own(row)))
}

const unaries = ['-', 'abs', 'floor', 'ceil', 'round', 'round1']
function unary(name: string, inner: RowFormula): RowFormula {
  const whole = (value: Num): Exact | null =>
    value === null ? null : typeof value === 'number' ? decimalOfDouble(value) : value
  const negated = (value: Exact): Exact => ({ ...value, digits: -value.digits })
  const of = (row: Env): Value => {
    const value = num(inner.of(row))
    if (value === null) return null
    if (name === '-') return typeof value === 'number' ? -value : negated(value)
    if (name === 'abs') return typeof value === 'number' ? Math.abs(value) : value.digits < 0n ? negated(value) : value
    if (name === 'floor')
      return typeof value === 'number' ? exact(BigInt(Math.floor(value)).toString()) : floorOf(value)
    if (name === 'ceil')
      return typeof value === 'number' ? exact(BigInt(Math.ceil(value)).toString()) : negated(floorOf(negated(value)))
    const plain = whole(value)
    return plain === null ? null : roundTo(plain, name === 'round' ? 0 : 1)
  }
  const text =
    name === '-' ? `(- ${inner.text})` : name === 'round1' ? `round(${inner.text}, 1)` : `${name}(${inner.text})`
  const kept = name === '-' || name === 'abs' ? inner.places : name === 'round1' ? (inner.places === 0 ? 0 : 1) : 0
  return { ...inner, text, places: kept, of }
}

const decimalOfDouble = (value: number): Exact => decimalOf(value)

const truth = (value: Value): boolean | null => (typeof value === 'boolean' ? value : null)
const and = (left: boolean | null, right: boolean | null): boolean | null =>
  left === false || right === false ? false : left === null || right === null ? null : true
const not = (value: boolean | null): boolean | null => (value === null ? null : !value)
const decide = (operator: string, order: number): boolean =>
  ({ '=': order === 0, '<>': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 })[
    operator
  ] ?? false
const comparisons = ['=', '<>', '<', '<=', '>', '>=']

function comparison(operator: string, left: RowFormula, right: RowFormula): RowFormula {
  const of = (row: Env): Value => {
    const [a, b] = [num(left.of(row)), num(right.of(row))]
    return a === null || b === null ? null : decide(operator, compareNumbers(a, b))
  }
  return rule(`(${left.text} ${operator} ${right.text})`, of, both(left, right))
}

const rule = (text: string, of: (row: Env) => Value, uses: readonly string[] = []): RowFormula => ({
  text,
  places: 0,
  of,
  own: (row) => of(row) !== null,
  uses,
  fixed: false,
})

interface RowArbitraries {
  readonly number: fc.Arbitrary<RowFormula>
  readonly condition: fc.Arbitrary<RowFormula>
}

/** The column of an entity that says whether what was worked out under a name is its own. */
export const ownName = (name: string): string => `${name} is its own`

/** Random expressions over one row. */
export function rowFormulas(names: Names): RowArbitraries {
  const constants = ['0', '1', '2', '7', '10', '0.5', '0.10', '2.25', '1e2'].map((text): RowFormula => {
    const value = exact(text === '1e2' ? '100' : text)
    return { text, places: value.scale, of: () => value, own: () => false, uses: [], fixed: true }
  })
  const columns = names.numbers.map(({ name, places }): RowFormula => {
    const of = (row: Env): Value => row[name] ?? null
    // What `each` worked out says itself whether it is the entity's own.
    const own = (row: Env): boolean => (row[ownName(name)] ?? of(row) !== null) === true
    return { text: name, places, of, own, uses: [name], fixed: false }
  })
  const truths = names.truths.map((name) => rule(name, (row) => row[name] ?? null, [name]))
  const limits = { maxDepth: 3, depthIdentifier: 'formula' } as const
  const made = fc.letrec<{ number: RowFormula; condition: RowFormula }>((tie) => ({
    number: fc.oneof(
      limits,
      fc.constantFrom(...columns, ...constants, ...dateParts(names)),
      fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('number'), tie('number')).map(([op, a, b]) => binary(op, a, b)),
      fc.tuple(fc.constantFrom(...unaries), tie('number')).map(([name, a]) => unary(name, a)),
      fc.tuple(tie('condition'), tie('number'), tie('number')).map(([when, a, b]): RowFormula => {
        const places = wider(a.places, b.places)
        const chosen = (row: Env): RowFormula => (truth(when.of(row)) === true ? a : b)
        const of = (row: Env): Value => as(places, num(chosen(row).of(row)))
        const text = `CASE WHEN ${when.text} THEN ${a.text} ELSE ${b.text} END`
        const own = (row: Env): boolean => chosen(row).own(row)
        return { text, places, of, own, uses: [...when.uses, ...both(a, b)], fixed: a.fixed && b.fixed }
      }),
      fc.tuple(fc.constantFrom('coalesce', 'greatest', 'least', 'nullif'), tie('number'), tie('number')).map(choice),
    ),
    condition: fc.oneof(
      limits,
      fc.constantFrom(
        ...truths,
        rule('true', () => true),
        ...textRules(names),
        ...groupRules(names),
      ),
      fc.tuple(fc.constantFrom(...comparisons), tie('number'), tie('number')).map(([op, a, b]) => comparison(op, a, b)),
      fc
        .tuple(tie('condition'), tie('condition'))
        .map(([a, b]) =>
          rule(`(${a.text} AND ${b.text})`, (row) => and(truth(a.of(row)), truth(b.of(row))), both(a, b)),
        ),
      fc
        .tuple(tie('condition'), tie('condition'))
        .map(([a, b]) =>
          rule(`(${a.text} OR ${b.text})`, (row) => not(and(not(truth(a.of(row))), not(truth(b.of(row))))), both(a, b)),
        ),
      tie('condition').map((a) => rule(`(NOT ${a.text})`, (row) => not(truth(a.of(row))), a.uses)),
      tie('condition').map((a) => rule(`(${a.text} IS NOT TRUE)`, (row) => truth(a.of(row)) !== true, a.uses)),
      tie('number').map((a) => rule(`(${a.text} IS NULL)`, (row) => a.of(row) === null, a.uses)),
      fc.tuple(tie('number'), tie('number'), tie('number')).map(([x, a, b]) => {
        const low = comparison('>=', x, a)
        const high = comparison('<=', x, b)
        const text = `(${x.text} BETWEEN ${a.text} AND ${b.text})`
        return rule(text, (row) => and(truth(low.of(row)), truth(high.of(row))), [...x.uses, ...both(a, b)])
      }),
    ),
  }))
  return { number: made.number, condition: made.condition }
}

function choice([name, a, b]: readonly [string, RowFormula, RowFormula]): RowFormula {
  const places = name === 'nullif' ? a.places : wider(a.places, b.places)
  const of = (row: Env): Value => {
    const [x, y] = [num(a.of(row)), num(b.of(row))]
    if (name === 'nullif') return x !== null && y !== null && compareNumbers(x, y) === 0 ? null : x
    const [first, second] = [as(places, x), as(places, y)]
    if (first === null || second === null || name === 'coalesce') return first ?? second
    return compareNumbers(first, second) > 0 === (name === 'greatest') ? first : second
  }
  const fixed = name === 'nullif' ? a.fixed : a.fixed && b.fixed
  const own = (row: Env): boolean => {
    if (fixed || of(row) === null) return false
    return a.own(row) || (name !== 'nullif' && b.own(row))
  }
  return { text: `${name}(${a.text}, ${b.text})`, places, of, own, uses: both(a, b), fixed }
}

function textRules({ texts }: Names): readonly RowFormula[] {
  return texts.flatMap((name) =>
    words.flatMap((word, index) => {
      const operator = comparisons[index % comparisons.length] ?? '='
      const of = (row: Env): Value => {
        const value = row[name]
        return typeof value === 'string' ? decide(operator, compareText(value, word)) : null
      }
      const listed = (row: Env): Value =>
        typeof row[name] === 'string' ? row[name] === word || row[name] === 'b' : null
      return [
        rule(`(${name} ${operator} '${word}')`, of, [name]),
        rule(`(${name} IN ('b', '${word}'))`, listed, [name]),
      ]
    }),
  )
}

/** Whole numbers from days: parts of a day, and the days from one to another. */
function dateParts({ dates = [] }: Names): readonly RowFormula[] {
  const whole = (text: string, of: (day: string) => number): readonly RowFormula[] =>
    dates.map((name) => ({
      text: text.replace('$', name),
      places: 0,
      of: (row) => (typeof row[name] === 'string' ? exact(String(of(row[name]))) : null),
      own: (row) => typeof row[name] === 'string',
      uses: [name],
      fixed: false,
    }))
  const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000
  return [
    ...whole('extract(year from $)', (day) => Number(day.slice(0, 4))),
    ...whole('extract(month from $)', (day) => Number(day.slice(5, 7))),
    ...whole('extract(day from $)', (day) => Number(day.slice(8))),
    ...whole('extract(isodow from $)', (day) => ((dayNumber(day) + 3) % 7) + 1),
    ...whole("($ - '2016-02-29')", (day) => dayNumber(day) - dayNumber('2016-02-29')),
    ...whole("(date '2016-02-29' - ($ + 3))", (day) => dayNumber('2016-02-29') - dayNumber(day) - 3),
  ]
}

function groupRules({ groups = {} }: Names): readonly RowFormula[] {
  return Object.entries(groups).flatMap(([name, values]) => {
    const text = (row: Env): string | null => (typeof row[name] === 'string' ? row[name] : null)
    const among = (row: Env): Value => (text(row) === null ? null : values.includes(text(row) ?? ''))
    return [
      ...values.map((value) => rule(`(${name} = '${value}')`, (row) => text(row) && text(row) === value, [name])),
      rule(`(${name} <> '${values[0]}')`, (row) => text(row) && text(row) !== values[0], [name]),
      rule(`(${name} IN (${values.map((value) => `'${value}'`).join(', ')}))`, among, [name]),
      rule(`(${name} IS NULL)`, (row) => text(row) === null, [name]),
    ]
  })
}

const present = (values: readonly Value[]): readonly (Exact | number)[] =>
  values.map(num).filter((value) => value !== null)

function sum(values: readonly (Exact | number)[], places: Places): Num {
  if (values.length === 0) return null
  const exactly = values.map((value) => (typeof value === 'number' ? decimalOf(value) : value))
  const total = exactly.reduce((a, b) => {
    const [x, y, scale] = align(a, b)
    return { digits: x + y, scale }
  })
  return places === 'double' ? Number(toText(total)) : total
}

function percentile(values: readonly (Exact | number)[], fraction: number): Num {
  if (values.length === 0) return null
  const sorted = values.map(toDouble).sort((a, b) => a - b)
  const place = fraction * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return low + (place - Math.floor(place)) * (high - low)
}

/** The root of the mean squared distance from the mean, in exact numbers up to the last division. */
function deviation(values: readonly (Exact | number)[], lost: 0 | 1): Num {
  const scaled = values.map((value) => {
    const { digits, scale } = roundTo(typeof value === 'number' ? decimalOf(value) : value, 6)
    return digits * 10n ** BigInt(6 - scale)
  })
  const many = BigInt(scaled.length)
  const total = scaled.reduce((sum, value) => sum + value, 0n)
  // n² times the variance is the sum over all pairs of the square of their distance.
  const pairs = scaled.reduce((sum, value) => sum + (many * value - total) * value, 0n)
  const divisor = Number(many) * (Number(many) - lost)
  return divisor <= 0 ? null : Math.sqrt(toDouble({ digits: pairs, scale: 12 }) / divisor)
}

const extremes = (values: readonly (Exact | number)[], sign: number): Num =>
  values.length === 0 ? null : values.reduce((a, b) => (compareNumbers(a, b) * sign >= 0 ? a : b))

function aggregate(name: string, inner: RowFormula, filter: RowFormula | null): AggregateFormula {
  const places: Places =
    name === 'count' || name === 'countall'
      ? 0
      : ['avg', 'median', 'p90', 'stddev_pop', 'stddev_samp'].includes(name)
        ? 'double'
        : inner.places
  const isCount = name === 'count' || name === 'countall'
  const isKept = (row: Env): boolean => filter === null || truth(filter.of(row)) === true
  const hasValue = (row: Env): boolean =>
    name === 'countall' || (isCount || inner.uses.length === 0 ? num(inner.of(row)) !== null : inner.own(row))
  const gives = (row: Env): boolean => isKept(row) && hasValue(row)
  const of = (rows: readonly Env[]): Value => {
    const kept = rows.filter(isKept)
    const values = present(kept.map(inner.of))
    if (name === 'countall') return { digits: BigInt(kept.length), scale: 0 }
    if (name === 'count') return { digits: BigInt(values.length), scale: 0 }
    if (name === 'sum') return sum(values, inner.places)
    if (name === 'min') return extremes(values, -1)
    if (name === 'max') return extremes(values, 1)
    if (name === 'stddev_pop') return deviation(values, 0)
    if (name === 'stddev_samp') return deviation(values, 1)
    if (name === 'median') return percentile(values, 0.5)
    if (name === 'p90') return percentile(values, 0.9)
    const total = sum(values, inner.places === 'double' ? 12 : inner.places)
    return total === null ? null : toDouble(total) / values.length
  }
  const call =
    name === 'countall'
      ? 'count(*)'
      : name === 'p90'
        ? `percentile_cont(0.9) WITHIN GROUP (ORDER BY ${inner.text})`
        : `${name}(${inner.text})`
  const addsUp = isCount || name === 'sum'
  return {
    text: filter === null ? call : `${call} FILTER (WHERE ${filter.text})`,
    places,
    of,
    total: (rows) => (name === 'sum' && inner.fixed ? orZero(of(rows)) : of(rows)),
    own: (rows) => of(rows) !== null && (isCount || rows.some(gives)),
    parts: [{ gives, uses: [...(name === 'countall' ? [] : inner.uses), ...(filter?.uses ?? [])] }],
    alone: addsUp ? (rows) => orZero(of(rows)) : null,
    counts: isCount ? 'rows' : null,
    fixed: false,
  }
}

const orZero = (value: Value): Exact | number => num(value) ?? exact('0')

/** How many truths, of all and of any: bool_and and bool_or, made a number by a case. */
const truths = (
  name: 'bool_and' | 'bool_or' | 'every',
  inner: RowFormula,
  filter: RowFormula | null,
): AggregateFormula => {
  const call = `${name}(${inner.text})${filter === null ? '' : ` FILTER (WHERE ${filter.text})`}`
  const of = (rows: readonly Env[]): Value => {
    const kept = rows.filter((row) => filter === null || truth(filter.of(row)) === true)
    const known = kept.map((row) => truth(inner.of(row))).filter((value) => value !== null)
    if (known.length === 0) return exact('3')
    return exact((name === 'bool_or' ? known.includes(true) : !known.includes(false)) ? '1' : '2')
  }
  const gives = (row: Env): boolean =>
    (filter === null || truth(filter.of(row)) === true) && truth(inner.of(row)) !== null
  const part = { gives, uses: [...inner.uses, ...(filter?.uses ?? [])] }
  const text = `(CASE WHEN ${call} THEN 1 WHEN NOT ${call} THEN 2 ELSE 3 END)`
  return { text, places: 0, of, total: of, own: () => false, parts: [part], alone: null, counts: null, fixed: true }
}

const countDistinct = (name: string, isPerson: boolean): AggregateFormula => {
  const of = (rows: readonly Env[]): Exact => ({
    digits: BigInt(new Set(rows.map((row) => row[name] ?? null).filter((value) => value !== null)).size),
    scale: 0,
  })
  return {
    text: `count(DISTINCT ${name})`,
    places: 0,
    of,
    total: of,
    own: () => true,
    parts: [{ gives: (row) => (row[name] ?? null) !== null, uses: [name] }],
    alone: isPerson ? of : null,
    counts: isPerson ? 'people' : null,
    fixed: false,
  }
}

/** Random expressions over many rows. Without `anyKind`, only those that can be put together from parts. */
export function aggregateFormulas(names: Names, anyKind: boolean): fc.Arbitrary<AggregateFormula> {
  const { number, condition } = rowFormulas(names)
  const kinds = [
    'countall',
    'count',
    'sum',
    'min',
    'max',
    'avg',
    'stddev_pop',
    'stddev_samp',
    ...(anyKind ? ['median', 'p90'] : []),
  ]
  const single = fc
    .tuple(fc.constantFrom(...kinds), number, fc.option(condition, { freq: 2 }))
    .map(([name, inner, filter]) => aggregate(name, inner, filter))
  const distinct = names.texts.filter((name) => anyKind || name === names.person)
  const counts = distinct.map((name) => countDistinct(name, name === names.person))
  const judged = fc
    .tuple(fc.constantFrom('bool_and' as const, 'bool_or' as const, 'every' as const), condition, fc.option(condition))
    .map(([name, inner, filter]) => truths(name, inner, filter))
  const kept = fc.oneof({ weight: 6, arbitrary: single }, judged)
  const plain = counts.length === 0 ? kept : fc.oneof({ weight: 6, arbitrary: kept }, fc.constantFrom(...counts))
  const pair = fc
    .tuple(fc.constantFrom('+', '-', '*', '/'), plain, plain)
    .map(([operator, left, right]) => pairOf(operator, left, right))
  return fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: pair })
}

function pairOf(operator: string, left: AggregateFormula, right: AggregateFormula): AggregateFormula {
  const fine = left.places !== 'double' && right.places !== 'double' && left.places + right.places > 6
  const chosen = operator === '*' && fine ? '+' : operator
  const of = (rows: readonly Env[]): Value => calculate(chosen, num(left.of(rows)), num(right.of(rows)))
  const isSum = chosen === '+' || chosen === '-'
  const fixed = left.fixed && right.fixed
  const own = (rows: readonly Env[]): boolean => {
    if (fixed || of(rows) === null) return false
    return isSum ? left.own(rows) || right.own(rows) : [left, right].every((side) => side.fixed || side.own(rows))
  }
  const [one, other] = [left.alone, right.alone]
  const addsUp = isSum && one !== null && other !== null
  return {
    text: `${left.text} ${chosen} ${right.text}`,
    places: placesOf(chosen, left.places, right.places),
    of,
    total: (rows) => calculate(chosen, num(left.total(rows)), num(right.total(rows))),
    own,
    parts: [...left.parts, ...right.parts],
    alone: addsUp ? (rows) => orZero(calculate(chosen, one(rows), other(rows))) : null,
    counts: null,
    fixed,
  }
}
