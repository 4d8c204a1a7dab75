import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { timeOf } from '../measured.mjs'

/**
 * The same file into a table of a file on the same disk by DuckDB's own reader, with neither archive nor validation, up
 * to its checkpoint. The reader guesses the columns' types (it takes a school's code for a number) unless given some.
 * @param {{ readonly files: string, readonly database: string, readonly types?: string }} input
 */
export async function run({ files, database, types }) {
  const instance = await DuckDBInstance.create(database)
  const connection = await instance.connect()
  const file = (/** @type {string} */ name) => `'${join(files, `${name}.csv`).replaceAll("'", "''")}'`
  await connection.run(`create table students as from read_csv(${file('roster.students')}, all_varchar = true)`)
  const given = types === undefined ? '' : `, types = ${types}`
  const milliseconds = await timeOf(async () => {
    await connection.run(`create table attendance as from read_csv(${file('culture-climate.attendance')}${given})`)
    await connection.run('checkpoint')
  })
  connection.closeSync()
  instance.closeSync()
  return { milliseconds }
}
