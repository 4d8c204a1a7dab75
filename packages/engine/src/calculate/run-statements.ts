import type { FactStore, MeasuredCell } from '@planwright/facts'
import type { CalculateOptions } from './observation.js'
import { type PlannedStatement, splitStatement } from './plan-statements.js'

/** What the statements gave: cells by measure id, and the failure of each measure that has none. */
export interface Measured {
  readonly cells: ReadonlyMap<string, readonly MeasuredCell[]>
  readonly failures: ReadonlyMap<string, string>
}

/** Runs statements one after another. One that fails is run again measure by measure, so that only its cause fails. */
export async function runStatements(
  store: FactStore,
  statements: readonly PlannedStatement[],
  options: CalculateOptions,
): Promise<Measured> {
  const cells = new Map<string, MeasuredCell[]>()
  const failures = new Map<string, string>()
  for (const [done, statement] of statements.entries()) {
    for (const outcome of await outcomesOf(store, statement)) {
      if (typeof outcome.result === 'string') failures.set(outcome.measure, outcome.result)
      else gather(cells, outcome.result)
    }
    options.onProgress?.(done + 1, statements.length)
  }
  return { cells, failures }
}

interface Outcome {
  readonly measure: string
  readonly result: readonly MeasuredCell[] | string
}

async function outcomesOf(store: FactStore, statement: PlannedStatement): Promise<readonly Outcome[]> {
  const [first, ...others] = statement.measures
  if (first === undefined) return []
  try {
    return [{ measure: first.id, result: await store.measure(statement.request) }]
  } catch (error) {
    if (others.length === 0)
      return [{ measure: first.id, result: error instanceof Error ? error.message : String(error) }]
  }
  const outcomes: Outcome[] = []
  for (const single of splitStatement(statement)) outcomes.push(...(await outcomesOf(store, single)))
  return outcomes
}

function gather(cells: Map<string, MeasuredCell[]>, found: readonly MeasuredCell[]): void {
  for (const cell of found) {
    const list = cells.get(cell.measure)
    if (list === undefined) cells.set(cell.measure, [cell])
    else list.push(cell)
  }
}
