import { loadFormulaParser, type MeasuredCell } from '@planwright/facts'
import { aggregate, ratio } from '@planwright/sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import { type Definition, naiveCube, textOf, type World } from '../oracle/cube.js'
import { type AggregateFormula, aggregateFormulas, type RowFormula, rowFormulas } from '../oracle/formulas.js'
import { worlds } from '../oracle/world.js'
import { duckdb, type Engine, facts, fill, measure, postgres } from './engines.js'

const rowNames = {
  numbers: [
    { name: 'n', places: 0 },
    { name: 'amount', places: 2 },
  ],
  truths: ['flag'],
  texts: ['word', 'student'],
  person: 'student',
  dates: ['date'],
  groups: { race: ['black', 'white'], meal: ['free', 'reduced'] },
} as const
const levels = ['district', 'zone', 'school', 'classroom'] as const
const groups = ['race', 'meal'] as const

interface Case {
  readonly where: RowFormula | null
  readonly each: { readonly a: AggregateFormula; readonly b: AggregateFormula } | null
  readonly entity: 'student' | 'school'
  readonly numerator: AggregateFormula
  readonly denominator: AggregateFormula
}

const where = fc.option(rowFormulas(rowNames).condition, { freq: 2 })
const cases = (anyKind: boolean): fc.Arbitrary<Case> => {
  const overRows = aggregateFormulas(rowNames, anyKind)
  const none = { each: fc.constant(null), entity: fc.constant('student' as const) }
  const direct = fc.record({ where, ...none, numerator: overRows, denominator: overRows })
  const entities = fc.constantFrom('student' as const, 'student' as const, 'school' as const)
  const perEntity = fc.tuple(entities, overRows, overRows).chain(([entity, a, b]) => {
    const names = {
      numbers: [
        { name: 'a', places: a.places },
        { name: 'b', places: b.places },
      ],
      truths: [],
      texts: [entity],
      ...(entity === 'student' ? { groups: rowNames.groups, person: entity } : {}),
    }
    const outer = aggregateFormulas(names, anyKind)
    const fine = [a.places, b.places].every((places) => places === 'double' || places <= 4)
    const each = fc.constant(fine ? { a, b } : null)
    return fine ? fc.record({ where, each, entity: fc.constant(entity), numerator: outer, denominator: outer }) : direct
  })
  return fc.oneof({ weight: 1, arbitrary: direct }, { weight: 2, arbitrary: perEntity })
}

function measureOf({ where: condition, each, entity, numerator, denominator }: Case) {
  return ratio({
    of: facts,
    ...(condition === null ? {} : { where: condition.text }),
    ...(each === null ? {} : { each: { [entity]: { a: each.a.text, b: each.b.text } } }),
    numerator: numerator.text,
    denominator: denominator.text,
  })
}

const definitionOf = ({ where: condition, each, entity, numerator, denominator }: Case): Definition => ({
  where: condition,
  each,
  entity,
  numbers: { numerator, denominator },
})

/** Cells by name, with doubles written the oracle's way. */
function byKey(cells: readonly MeasuredCell[], one: Case): ReadonlyMap<string, unknown> {
  const number = (text: string | null, { places }: AggregateFormula): string | null =>
    text === null || places !== 'double' ? text : textOf(Number(text))
  return new Map(
    cells.map((cell) => [
      `${cell.orgUnit}|${cell.group}|${cell.period}`,
      {
        numerator: number(cell.numerator, one.numerator),
        denominator: number(cell.denominator, one.denominator),
        people: String(cell.people),
        through: cell.dataThrough,
        numeratorMost: cell.numeratorMost === null ? null : String(cell.numeratorMost),
        denominatorMost: cell.denominatorMost === null ? null : String(cell.denominatorMost),
      },
    ]),
  )
}

const sorted = (map: ReadonlyMap<string, unknown>): unknown => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

describe('A cube of random formulas', () => {
  const engines: Engine[] = []

  before(async function () {
    this.timeout(30_000)
    await loadFormulaParser()
    engines.push(await duckdb())
    const server = await postgres()
    if (server !== null) engines.push(server)
  })
  after(async () => {
    for (const engine of engines) await engine.close()
  })

  const agrees = async (engine: Engine, world: World, all: readonly Case[], monthly: boolean): Promise<void> => {
    await fill(engine, world)
    const grains = new Set(all.map(({ each, entity }) => (each === null ? null : entity)))
    for (const grain of grains) {
      const perGrain = all.filter(({ each, entity }) => (each === null ? null : entity) === grain)
      const measures = perGrain.map((one, index) => ({ id: String(index), measure: measureOf(one) }))
      const cells = await measure(engine, { dataset: facts, measures, levels, groups, monthly })
      for (const [index, one] of perGrain.entries()) {
        const own = cells.filter((cell) => cell.measure === String(index))
        expect(sorted(byKey(own, one)), JSON.stringify(measures[index]?.measure)).to.deep.equal(
          sorted(naiveCube(world, definitionOf(one), monthly)),
        )
        expect(own.length).to.equal(byKey(own, one).size)
      }
    }
  }

  it('is what a naive evaluation gives, on DuckDB', async () => {
    const [engine] = engines
    if (engine === undefined) throw new Error('DuckDB did not start.')
    const property = fc.asyncProperty(
      worlds,
      fc.array(cases(true), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (world, all, monthly) => agrees(engine, world, all, monthly),
    )
    await fc.assert(property, { seed: 20160830, numRuns: 40, endOnFailure: true })
  })

  it('is the same where facts are summed up first, on DuckDB', async () => {
    const [engine] = engines
    if (engine === undefined) throw new Error('DuckDB did not start.')
    const property = fc.asyncProperty(
      worlds,
      fc.array(cases(false), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (world, all, monthly) => agrees(engine, world, all, monthly),
    )
    await fc.assert(property, { seed: 20170630, numRuns: 40, endOnFailure: true })
  })

  it('is what a naive evaluation gives, on PostgreSQL', async function () {
    const engine = engines[1]
    if (engine === undefined) {
      console.log('      skipped: PostgreSQL is not installed here')
      return this.skip()
    }
    const property = fc.asyncProperty(
      worlds,
      fc.array(fc.oneof(cases(true), cases(false)), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (world, all, monthly) => agrees(engine, world, all, monthly),
    )
    await fc.assert(property, { seed: 20160830, numRuns: 40, endOnFailure: true })
  })

  it('does not depend on the order of rows', async () => {
    const property = fc.asyncProperty(worlds, cases(true), async (world, one) => {
      for (const engine of engines) {
        const request = { dataset: facts, measures: [{ id: 'm', measure: measureOf(one) }], levels, groups }
        await fill(engine, world)
        const forwards = byKey(await measure(engine, request), one)
        await fill(engine, { ...world, rows: [...world.rows].reverse(), students: [...world.students].reverse() })
        expect(sorted(byKey(await measure(engine, request), one))).to.deep.equal(sorted(forwards))
      }
    })
    await fc.assert(property, { seed: 7, numRuns: 15 })
  })

  it('rolls up from its parts: the schools of rows with a school add up to the district', async () => {
    const share = ratio({
      of: facts,
      where: 'school is not null',
      numerator: 'count(*) filter (where flag)',
      denominator: 'count(*)',
    })
    const property = fc.asyncProperty(worlds, async (world) => {
      for (const engine of engines) {
        await fill(engine, world)
        const cells = await measure(engine, {
          dataset: facts,
          measures: [{ id: 'm', measure: share }],
          levels,
          groups: [],
        })
        for (const year of new Set(cells.map(({ period }) => period))) {
          const total = (prefix: string, part: 'numerator' | 'denominator'): number =>
            cells
              .filter((cell) => cell.period === year && cell.orgUnit.startsWith(prefix))
              .reduce((sum, cell) => sum + Number(cell[part]), 0)
          expect(total('school/', 'numerator')).to.equal(total('district', 'numerator'))
          expect(total('school/', 'denominator')).to.equal(total('district', 'denominator'))
        }
      }
    })
    await fc.assert(property, { seed: 11, numRuns: 15 })
  })

  it('counts a student once at each level', async () => {
    const students = aggregate({ of: facts, each: { student: { rows: 'count(*)' } }, value: 'count(*)' })
    const property = fc.asyncProperty(worlds, async (world) => {
      for (const engine of engines) {
        await fill(engine, world)
        const cells = await measure(engine, {
          dataset: facts,
          measures: [{ id: 'm', measure: students }],
          levels,
          groups: [],
        })
        for (const cell of cells.filter(({ orgUnit }) => orgUnit === 'district' || orgUnit.startsWith('school/'))) {
          const there = world.rows.filter(
            (row) =>
              row.year === cell.period && (cell.orgUnit === 'district' || cell.orgUnit === `school/${row.school}`),
          )
          expect(cell.value).to.equal(String(new Set(there.map(({ student }) => student)).size))
          expect(cell.people).to.equal(Number(cell.value))
        }
      }
    })
    await fc.assert(property, { seed: 13, numRuns: 15 })
  })
})
