import { spanOf } from '@planwright/engine'
import type { ModelData } from 'highs'
import type { Answer, Bounds } from './answer.js'

/** A condition on several unknowns. */
export interface Row extends Bounds {
  /** Columns and what they are multiplied by. */
  readonly terms: readonly (readonly [column: number, factor: number])[]
}

/**
 * Everything a reader knows, as linear conditions: two unknowns a place and group (absent too often, and not), the sums
 * over every dimension, the sums over the places within each place, and the answers.
 *
 * `further` are conditions beyond those.
 *
 * `small` says of an unknown that it is known to be below ten, as it is where that alone is why it is hidden.
 */
export function modelOf(
  answers: readonly Answer[],
  parents: ReadonlyMap<string, string>,
  small: (column: number) => boolean,
  further: readonly Row[] = [],
): ModelData {
  const rows = [...sums(answers, parents), ...answers.map(wholeRow), ...further]
  const columns = 2 * answers.length
  const bounds = answers.flatMap(({ absent, present }, index) => [
    absent ?? unknown(small(2 * index)),
    present ?? unknown(small(2 * index + 1)),
  ])
  const starts = [0]
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length)
  return {
    numCols: columns,
    numRows: rows.length,
    colCost: new Float64Array(columns),
    colLower: bounds.map(({ low }) => low),
    colUpper: bounds.map(({ high }) => high),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts,
      indices: rows.flatMap(({ terms }) => terms.map(([column]) => column)),
      values: rows.flatMap(({ terms }) => terms.map(([, factor]) => factor)),
    },
  }
}

function unknown(small: boolean): Bounds {
  return { low: 0, high: small ? 9 : Number.POSITIVE_INFINITY }
}

function wholeRow({ all }: Answer, index: number): Row {
  const terms = [
    [2 * index, 1],
    [2 * index + 1, 1],
  ] as const
  return { low: all?.low ?? 0, high: all?.high ?? Number.POSITIVE_INFINITY, terms }
}

function sums(answers: readonly Answer[], parents: ReadonlyMap<string, string>): readonly Row[] {
  const places = new Map(answers.map(({ orgUnit, group }, index) => [`${orgUnit} ${group}`, index]))
  const parts = new Map<string, { total: number; parts: number[] }>()
  const add = (key: string, total: number | undefined, part: number) => {
    if (total === undefined) return
    const sum = parts.get(key) ?? { total, parts: [] }
    sum.parts.push(part)
    parts.set(key, sum)
  }
  for (const [index, { orgUnit, group }] of answers.entries()) {
    const span = spanOf(group)
    const kind = `${group.split('/')[0]}${span === group ? ' in spans' : ''}`
    if (group !== 'all') add(`${orgUnit}|${kind}`, places.get(`${orgUnit} all`), index)
    if (span !== null && span !== group) add(`${orgUnit}|${span}`, places.get(`${orgUnit} ${span}`), index)
    const parent = parents.get(orgUnit)
    if (parent !== undefined) add(`${parent}>${group}`, places.get(`${parent} ${group}`), index)
  }
  return [...parts.values()].flatMap(({ total, parts }) =>
    [0, 1].map(
      (kind): Row => ({
        low: 0,
        high: 0,
        terms: [[2 * total + kind, -1], ...parts.map((part) => [2 * part + kind, 1] as const)],
      }),
    ),
  )
}
