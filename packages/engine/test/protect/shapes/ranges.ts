import type { Highs, ModelData } from 'highs'
import type { Bounds } from '../attack/answer.js'

/** Columns and what they are multiplied by. */
export type Terms = readonly (readonly [column: number, factor: number])[]

/** A linear condition. */
export interface Condition extends Bounds {
  readonly terms: Terms
}

/** Everything that is known: a range for each unknown, and conditions on several. */
export interface Known {
  readonly unknowns: readonly Bounds[]
  readonly conditions: readonly Condition[]
}

/** The lowest and the highest that each of some unknowns can be, found by linear programming. */
export function rangesOf(highs: Highs, known: Known, wanted: readonly number[]): readonly Bounds[] {
  if (wanted.length === 0) return []
  return highs.withModel(modelOf(known), (solver) => {
    solver.options.set({ output_flag: false, presolve: 'off', simplex_strategy: 4 })
    const least = (column: number, factor: number) => {
      solver.changeColCost(column, factor)
      solver.run()
      const status = solver.getModelStatus()
      if (status !== highs.constants.modelStatus.optimal) throw new Error(`No optimum: status ${status}.`)
      const value = solver.getSolution().colValue[column] ?? 0
      solver.changeColCost(column, 0)
      return value
    }
    return wanted.map((column) => ({ low: least(column, 1), high: least(column, -1) }))
  })
}

function modelOf({ unknowns, conditions }: Known): ModelData {
  const starts = [0]
  for (const { terms } of conditions) starts.push((starts.at(-1) ?? 0) + terms.length)
  return {
    numCols: unknowns.length,
    numRows: conditions.length,
    colCost: new Float64Array(unknowns.length),
    colLower: unknowns.map(({ low }) => low),
    colUpper: unknowns.map(({ high }) => high),
    rowLower: conditions.map(({ low }) => low),
    rowUpper: conditions.map(({ high }) => high),
    matrix: {
      format: 'csr',
      numRows: conditions.length,
      numCols: unknowns.length,
      starts,
      indices: conditions.flatMap(({ terms }) => terms.map(([column]) => column)),
      values: conditions.flatMap(({ terms }) => terms.map(([, factor]) => factor)),
    },
  }
}
