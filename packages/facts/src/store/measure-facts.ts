import { compileCube } from '../cube/compile-cube.js'
import type { BoundCube, CubeRow } from '../cube/compiled-cube.js'
import { widened } from '../formula/widened.js'
import type { MeasuredCell, MeasureRequest } from './fact-store.js'

/** What DuckDB says where a number has more digits than its exact types hold. */
const tooLong = /^(Out of Range|Conversion) Error/

/** Runs a compiled request on DuckDB. */
export type RunCube = (cube: BoundCube) => Promise<readonly CubeRow[]>

/**
 * The cells of a request from DuckDB: in exact numbers of 38 digits. A measure that needs more is worked out in doubles,
 * of any size and with 15 digits, as PostgreSQL would answer it; only by itself, so that no other measure of a statement
 * loses a digit.
 */
export async function measureFacts(request: MeasureRequest, run: RunCube): Promise<readonly MeasuredCell[]> {
  try {
    const exact = compileCube(request, 'duckdb')
    return exact.readCells(await run(exact))
  } catch (error) {
    const isAlone = request.measures.length === 1
    if (!isAlone || !(error instanceof Error) || !tooLong.test(error.message)) throw error
    const wide = compileCube(request, 'duckdb', undefined, widened)
    return wide.readCells(await run(wide))
  }
}
