import type { MeasuredCell } from '@planwright/facts'
import { ratio } from '@planwright/sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import { type Definition, naiveCube, textOf, type World } from '../oracle/cube.js'
import { type AggregateFormula, aggregateFormulas, type RowFormula, rowFormulas } from '../oracle/formulas.js'
import { type Engine, facts, fill, measure } from './engines.js'

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
export const levels = ['district', 'zone', 'school', 'classroom'] as const
export const groups = ['race', 'meal'] as const

/** One drawn measure. */
export interface Case {
  readonly where: RowFormula | null
  readonly each: { readonly a: AggregateFormula; readonly b: AggregateFormula } | null
  readonly entity: 'student' | 'school'
  readonly numerator: AggregateFormula
  readonly denominator: AggregateFormula
}

const where = fc.option(rowFormulas(rowNames).condition, { freq: 2 })
/** Random measures. Without `anyKind`, only those that can be put together from parts. */
export const cases = (anyKind: boolean): fc.Arbitrary<Case> => {
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

export function measureOf({ where: condition, each, entity, numerator, denominator }: Case) {
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
export function byKey(cells: readonly MeasuredCell[], one: Case): ReadonlyMap<string, unknown> {
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

export const sorted = (map: ReadonlyMap<string, unknown>): unknown => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

/** Whether an engine says of a small district what a naive evaluation does: numbers, people, and the most of one. */
export async function agrees(engine: Engine, world: World, all: readonly Case[], monthly: boolean): Promise<void> {
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
