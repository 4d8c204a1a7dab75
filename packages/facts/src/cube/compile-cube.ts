import { FactsError } from '../errors.js'
import { statementOf } from '../formula/bound.js'
import { analyseMeasure, type CheckedMeasure } from '../formula/check-measure.js'
import type { Dialect } from '../formula/print-expression.js'
import { quoteIdentifier } from '../formula/quote.js'
import type { MeasureRequest } from '../store/fact-store.js'
import { compileMicrodata } from './compile-microdata.js'
import { compilePublished } from './compile-published.js'
import type { BoundCube, TableNames } from './compiled-cube.js'
import { grainOf } from './group-by-grain.js'

/** A measure of a request with its formulas checked. */
export interface NamedCheck {
  readonly id: string
  readonly checked: CheckedMeasure
}

/**
 * Compiles a request into one SQL statement, and the values of its parameters. `tables` names the tables; each has its dataset's id unless given.
 * Throws a FactsError if a measure has problems or the measures are of different datasets or entities.
 * `loadFormulaParser()` must have been awaited before.
 *
 * @param prepare Changes a checked measure before it is printed, such as `widened`.
 */
export function compileCube(
  request: MeasureRequest,
  dialect: Dialect,
  tables: TableNames = ({ id }) => quoteIdentifier(id),
  prepare: (checked: CheckedMeasure) => CheckedMeasure = (checked) => checked,
): BoundCube {
  const measures = request.measures.map(({ id, measure }) => ({
    id,
    checked: prepare(checkedOrThrow(id, request, measure)),
  }))
  const grains = new Set(request.measures.map(({ measure }) => grainOf(measure)))
  if (grains.size !== 1) {
    const message = `One statement answers measures of one grain, but these are of ${grains.size}: ${[...grains].join(', ')}.`
    throw new FactsError('MEASURE_INVALID', message, 'Split the measures with groupByGrain first.')
  }
  const compile = request.dataset.about === 'published' ? compilePublished : compileMicrodata
  const compiled = compile(request, measures, dialect, tables)
  return { ...compiled, ...statementOf(compiled.sql) }
}

function checkedOrThrow(
  id: string,
  request: MeasureRequest,
  measure: MeasureRequest['measures'][number]['measure'],
): CheckedMeasure {
  if (measure.of.id !== request.dataset.id) {
    throw new FactsError('MEASURE_INVALID', `${id} is a measure of ${measure.of.id}, not of ${request.dataset.id}.`)
  }
  const { checked, problems } = analyseMeasure(measure)
  if (checked !== null) return checked
  const list = problems.map(({ place, position, message, remedy }) => `${place}, ${position}: ${message} ${remedy}`)
  throw new FactsError('MEASURE_INVALID', `${id} has ${problems.length} problem(s). ${list.join(' ')}`)
}
