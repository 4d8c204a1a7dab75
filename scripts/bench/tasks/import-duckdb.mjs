import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { timeOf } from '../measured.mjs'

/**
 * The same file into a table by DuckDB's own reader, with neither archive nor validation.
 * @param {{ readonly files: string, readonly database: string }} input
 */
export async function run({ files, database }) {
  const instance = await DuckDBInstance.create(database)
  const connection = await instance.connect()
  const file = (/** @type {string} */ name) => `'${join(files, `${name}.csv`).replaceAll("'", "''")}'`
  await connection.run(`create table students as from read_csv(${file('roster.students')}, all_varchar = true)`)
  const milliseconds = await timeOf(async () => {
    await connection.run(`create table attendance as from read_csv(${file('culture-climate.attendance')})`)
    await connection.run('checkpoint')
  })
  connection.closeSync()
  instance.closeSync()
  return { milliseconds }
}
