import { type Exact, exact, isExact, toDouble, toText, type Value } from './exact.js'
import { type AggregateFormula, compareNumbers, type Env, ownName, type RowFormula } from './formulas.js'

/** A fact row, with the school year it belongs to. */
export type FactRow = Env & {
  readonly student: string
  readonly school: string | null
  readonly year: string
  readonly date: string
}
export interface RosterStudent {
  readonly student: string
  readonly year: string
  readonly race: string | null
  readonly meal: string | null
}
export interface World {
  readonly rows: readonly FactRow[]
  readonly students: readonly RosterStudent[]
  readonly schools: readonly { readonly school: string; readonly year: string; readonly zone: string | null }[]
  readonly enrollments: readonly {
    readonly student: string
    readonly year: string
    readonly school: string
    readonly classroom: string
    readonly firstDay: string | null
    readonly lastDay: string | null
  }[]
}

export interface Definition {
  readonly where: RowFormula | null
  readonly each: Readonly<Record<string, AggregateFormula>> | null
  /** What `each` is worked out for; schools have no groups. */
  readonly entity: 'student' | 'school'
  readonly numbers: Readonly<Record<string, AggregateFormula>>
}

/** The cells by `unit|group|period`, worked out by filtering lists and nothing else. */
export function naiveCube(
  world: World,
  definition: Definition,
  monthly: boolean,
): ReadonlyMap<string, Readonly<Record<string, string | null>>> {
  const rows = world.rows.map((row) => ({ ...row, ...groupsOfStudent(row.student, row.year, world) }))
  const { where, each, entity } = definition
  const bySchool = each !== null && entity === 'school'
  const placedRows = bySchool ? rows.filter(({ school }) => school !== null) : rows
  const counts = (row: FactRow): boolean => where === null || where.of(row) === true
  const placed = placedRows.flatMap((row) => periodsOf(row, world.rows, monthly).map((period) => ({ row, period })))
  const spots = placed.flatMap(({ row, period }) => unitsOf(row, world).map((unit) => ({ row, period, unit })))
  const tagged = spots.flatMap(({ row, period, unit }) =>
    (bySchool ? ['all'] : groupsOf(row, world)).map((group) => ({ row, key: `${unit}|${group}|${period}` })),
  )
  const byKey = new Map<string, FactRow[]>()
  for (const { row, key } of tagged) byKey.set(key, [...(byKey.get(key) ?? []), row])
  return new Map([...byKey].map(([key, rows]) => [key, cellOf(rows, rows.filter(counts), definition)]))
}

/** A cell has rows, though maybe none that count. */
function cellOf(
  all: readonly FactRow[],
  rows: readonly FactRow[],
  { each, entity, numbers }: Definition,
): Readonly<Record<string, string | null>> {
  const entities: readonly Env[] =
    each === null
      ? rows
      : [...new Set(rows.map((row) => row[entity]))].map((one) => {
          const own = rows.filter((row) => row[entity] === one)
          return {
            [entity]: one ?? null,
            race: own[0]?.race ?? null,
            meal: own[0]?.meal ?? null,
            ...Object.fromEntries(Object.entries(each).map(([name, formula]) => [name, formula.of(own)])),
            ...Object.fromEntries(Object.entries(each).map(([name, formula]) => [ownName(name), formula.own(own)])),
          }
        })
  const worked = Object.entries(numbers).map(([name, formula]) => [name, textOf(formula.total(entities))])
  const definition = { where: null, each, entity, numbers }
  return {
    ...Object.fromEntries(worked),
    people: String(peopleBehind(rows, entities, definition)),
    through: latestDay(rows) ?? latestDay(all),
    numeratorMost: mostOfOne(entities, definition, numbers.numerator),
    denominatorMost: mostOfOne(entities, definition, numbers.denominator),
  }
}

function latestDay(rows: readonly FactRow[]): string | null {
  return (
    rows
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? null
  )
}

/** The fewest people who give a value to any aggregate. A share of people says something of all in its denominator. */
function peopleBehind(rows: readonly FactRow[], entities: readonly Env[], definition: Definition): number {
  const { numerator, denominator } = definition.numbers
  const isShare = [numerator, denominator].every((one) => one !== undefined && countsOnce(one, definition))
  const formulas = [isShare ? undefined : numerator, denominator].filter((one) => one !== undefined)
  return Math.min(
    ...formulas.flatMap(({ parts }) => parts.flatMap((part) => peopleWith(part, rows, entities, definition))),
    ...formulas.flatMap((formula) => (formula.parts.length > 1 ? peopleLeft(formula, entities, definition) : [])),
    ...(isShare ? [] : peopleWithout(entities, definition)),
  )
}

/** Of two counts, those of whom the one does not count as much as the other. */
function peopleWithout(entities: readonly Env[], definition: Definition): readonly number[] {
  const { numerator, denominator } = definition.numbers
  if (!isAnyCount(numerator) || !isAnyCount(denominator)) return []
  const [over, under] = [numerator, denominator].map((one) => alone(one, entities, definition))
  if (over === undefined || over === null || under === undefined || under === null) return []
  return [over.filter((amount, one) => compareNumbers(amount, under[one] ?? exact('0')) !== 0).length]
}

function isAnyCount(formula: AggregateFormula | undefined): formula is AggregateFormula {
  return formula !== undefined && formula.counts !== null
}

function countsOnce({ counts }: AggregateFormula, { each, entity }: Definition): boolean {
  return counts === 'people' || (counts === 'rows' && each !== null && entity === 'student')
}

function peopleWith(
  { gives, uses }: AggregateFormula['parts'][number],
  rows: readonly FactRow[],
  entities: readonly Env[],
  { each, entity }: Definition,
): readonly number[] {
  const counted = entities.filter(gives)
  if (each === null || entity === 'student') return [new Set(counted.map(({ student }) => student)).size]
  const there = rows.filter((row) => counted.some((one) => one[entity] === row[entity]))
  const inner = Object.entries(each).flatMap(([name, { parts }]) => (uses.includes(name) ? parts : []))
  const kinds = inner.length === 0 ? [() => true] : inner.map((part) => part.gives)
  return kinds.map((isOf) => new Set(there.filter(isOf).map(({ student }) => student)).size)
}

/** What each person's rows alone make of a formula that adds up. */
function alone({ alone: ofOne }: AggregateFormula, entities: readonly Env[], { each, entity }: Definition) {
  if (ofOne === null || (each !== null && entity !== 'student')) return null
  const people = [...new Set(entities.map(({ student }) => student))]
  return people.map((one) => ofOne(entities.filter(({ student }) => student === one)))
}

/** Who is left of a difference: those whose own rows do not cancel out. */
function peopleLeft(formula: AggregateFormula, entities: readonly Env[], definition: Definition): readonly number[] {
  const amounts = alone(formula, entities, definition)
  return amounts === null ? [] : [amounts.filter((amount) => compareNumbers(amount, exact('0')) !== 0).length]
}

function mostOfOne(entities: readonly Env[], definition: Definition, formula?: AggregateFormula): string | null {
  const amounts = formula === undefined ? null : alone(formula, entities, definition)
  if (formula !== undefined && countsOnce(formula, definition)) return '1'
  return amounts === null ? null : String(Math.max(0, ...amounts.map((amount) => Math.abs(toDouble(amount)))))
}

/** Doubles are written so that two equal doubles are the same text. */
export function textOf(value: Value): string | null {
  if (typeof value === 'number') return String(value === 0 ? 0 : value)
  return isExact(value) ? toText(value satisfies Exact) : null
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
}

function periodsOf(row: FactRow, rows: readonly FactRow[], monthly: boolean): readonly string[] {
  if (!monthly) return [row.year]
  const sameYear = rows.filter(({ year }) => year === row.year)
  const last = Math.max(...sameYear.map(({ date }) => monthNumber(date)))
  const months: number[] = []
  for (let month = monthNumber(row.date); month <= last; month += 1) months.push(((month - 1) % 12) + 1)
  return [row.year, ...months.map((month) => `${row.year}/${String(month).padStart(2, '0')}`)]
}

function unitsOf(row: FactRow, { schools, enrollments }: World): readonly string[] {
  const zones = schools.filter(({ school, year, zone }) => school === row.school && year === row.year && zone !== null)
  const there = enrollments.filter(
    (one) =>
      one.student === row.student &&
      one.year === row.year &&
      one.school === row.school &&
      row.date >= (one.firstDay ?? '') &&
      row.date <= (one.lastDay ?? '9'),
  )
  return [
    'district',
    ...(row.school === null ? [] : [`school/${row.school}`]),
    ...zones.map(({ zone }) => `zone/${zone}`),
    ...there.map(({ classroom }) => `classroom/${classroom}`),
  ]
}

function groupsOfStudent(student: string, year: string, { students }: World) {
  const known = students.find((one) => one.student === student && one.year === year)
  return { race: known?.race ?? null, meal: known?.meal ?? null }
}

function groupsOf({ student, year }: FactRow, world: World): readonly string[] {
  const { race, meal } = groupsOfStudent(student, year, world)
  return ['all', ...(race === null ? [] : [`race/${race}`]), ...(meal === null ? [] : [`meal/${meal}`])]
}
