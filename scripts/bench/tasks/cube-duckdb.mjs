import { DuckDBInstance } from '@duckdb/node-api'
import { cubeSql, groupOf } from '../hand-written.mjs'
import { medianTime } from '../measured.mjs'

/**
 * The cube by hand-written SQL in DuckDB.
 * @param {{ readonly database: string, readonly times: number }} input
 */
export async function run({ database, times }) {
  const instance = await DuckDBInstance.create(database)
  const connection = await instance.connect()
  await connection.run('alter table attendance alter column school type varchar')
  const query = async () => (await connection.runAndReadAll(cubeSql)).getRowObjectsJson()
  const rows = await query()
  const milliseconds = await medianTime(times, query)
  connection.closeSync()
  instance.closeSync()
  const answer = Object.fromEntries(
    rows.map((row) => [`${row.school} ${groupOf(row)}`, `${Number(row.numerator)}/${Number(row.denominator)}`]),
  )
  return { milliseconds, answer }
}
