import { aggregate, type Dataset, type Each, type Measure, ratio } from '@planwright/sdk'
import { ServerError } from '../errors.js'
import { hintFor } from '../graphql/nearest.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import type { AggregateInput, IndicatorValueInput, RatioInput } from './indicator.input.js'

interface ReadValue {
  readonly measure: Measure | null
  readonly problems: readonly Problem[]
}

/** The measure that an input describes over one of these datasets, or why there is none. */
export function measureOf(
  { ratio: share, aggregate: single }: IndicatorValueInput,
  datasets: readonly Dataset[],
): ReadValue {
  const given = [share, single].filter((one) => one !== undefined && one !== null)
  if (given.length !== 1) {
    return refused([problemOf(new ServerError('VALUE_KIND', { count: given.length }), ['input', 'value'])])
  }
  if (share) {
    const { numerator, denominator, publishedRate } = share
    const more = { numerator, denominator, ...(publishedRate ? { publishedRate } : {}) }
    return measured(share, datasets, 'ratio', (common) => ratio({ ...common, ...more }))
  }
  if (!single) return refused([])
  return measured(single, datasets, 'aggregate', (common) => aggregate({ ...common, value: single.value }))
}

interface Common {
  readonly of: Dataset
  readonly where?: string
  readonly each?: Each
}

function measured(
  input: RatioInput | AggregateInput,
  datasets: readonly Dataset[],
  kind: string,
  make: (common: Common) => Measure,
): ReadValue {
  const path = ['input', 'value', kind]
  const of = datasets.find(({ id }) => id === input.of)
  const problems: Problem[] = []
  if (of === undefined) {
    const hint = hintFor(
      input.of,
      datasets.map(({ id }) => id),
    )
    problems.push(problemOf(new ServerError('DATASET_UNKNOWN', { id: input.of, hint }), [...path, 'of']))
  }
  const each = input.each ?? undefined
  if (each !== undefined && !isEach(each))
    problems.push(problemOf(new ServerError('EACH_MALFORMED'), [...path, 'each']))
  if (of === undefined || problems.length > 0) return refused(problems)
  const where = input.where ? { where: input.where } : {}
  return { measure: make({ of, ...where, ...(each !== undefined && isEach(each) ? { each } : {}) }), problems }
}

function isEach(each: object): each is Each {
  return Object.values(each).every(
    (formulas) =>
      typeof formulas === 'object' &&
      formulas !== null &&
      !Array.isArray(formulas) &&
      Object.values(formulas).every((formula) => typeof formula === 'string'),
  )
}

function refused(problems: readonly Problem[]): ReadValue {
  return { measure: null, problems }
}
