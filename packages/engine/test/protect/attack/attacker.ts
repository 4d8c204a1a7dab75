import type { Highs, ModelData } from 'highs'
import { randomFrom } from './random.js'

/** What is left open of one unknown after everything that is known. */
export interface Range {
  low: number
  high: number
}

/** How many worlds are drawn before single unknowns are asked for. */
const worlds = 60

/** A range this wide leaves its middle more than two away from one of its ends. */
const wide = 5

/**
 * The lowest and highest whole number that each unknown can have, found by linear programming.
 *
 * Every solution is a world in which all answers are as given, so it widens what is left open of all unknowns at once; an
 * unknown already open by five, down to none, is safe and is not asked for any more.
 */
export function attack(highs: Highs, model: ModelData, unknowns: readonly number[], seed: number): readonly Range[] {
  const found = unknowns.map((): Range => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }))
  return highs.withModel(model, (solver) => {
    solver.options.set({ output_flag: false, presolve: 'off', simplex_strategy: 4 })
    const cost = new Float64Array(model.numCols)
    const solve = () => {
      for (let column = 0; column < model.numCols; column++) solver.changeColCost(column, cost[column] ?? 0)
      return solved()
    }
    const solved = () => {
      solver.run()
      const status = solver.getModelStatus()
      if (status !== highs.constants.modelStatus.optimal) throw new Error(`No optimum: status ${status}.`)
      const values = solver.getSolution().colValue
      for (const [index, column] of unknowns.entries()) widen(found[index], values[column] ?? 0)
      return values
    }
    const random = randomFrom(seed)
    for (let world = 0; world < worlds && found.some((range) => !isSafe(range)); world++) {
      for (const [index, column] of unknowns.entries()) {
        const range = found[index]
        cost[column] =
          range !== undefined && isSafe(range) ? 0 : world % 2 === 0 ? random() - 0.5 : random() < 0.5 ? 1 : -1
      }
      solve()
    }
    cost.fill(0)
    solve()
    for (const [index, column] of unknowns.entries()) {
      const range = found[index]
      if (range === undefined || isSafe(range)) continue
      solver.changeColCost(column, 1)
      range.low = solved()[column] ?? range.low
      solver.changeColCost(column, -1)
      range.high = solved()[column] ?? range.high
      solver.changeColCost(column, 0)
    }
    return found.map(whole)
  })
}

function widen(range: Range | undefined, value: number): void {
  if (range === undefined) return
  range.low = Math.min(range.low, value)
  range.high = Math.max(range.high, value)
}

/** Whether neither the number nor that it is more than none can be known. */
function isSafe(range: Range): boolean {
  const { low, high } = whole(range)
  return high - low >= wide && low <= 0
}

/** Nobody is counted by halves. */
function whole({ low, high }: Range): Range {
  return { low: Math.ceil(low - 1e-6), high: Math.floor(high + 1e-6) }
}
