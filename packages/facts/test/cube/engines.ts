import { DuckDBInstance } from '@duckdb/node-api'
import type { BoundCube, BoundValue, CubeRow, MeasuredCell, MeasureRequest } from '@planwright/facts'
import { compileCube, type Dialect, measureFacts } from '@planwright/facts'
import {
  aggregate,
  boolean,
  date,
  decimal,
  defineDataset,
  integer,
  optional,
  school,
  student,
  text,
} from '@planwright/sdk'
import { throwawayPostgres } from '@planwright/testing'
import type { World } from '../oracle/cube.js'
import { isExact, toText, type Value } from '../oracle/exact.js'

/** Rows with a column of every type a formula meets. */
export const facts = defineDataset({
  id: 'test.facts',
  about: 'students',
  columns: {
    student: student(),
    school: optional(school()),
    date: date(),
    n: optional(integer()),
    amount: optional(decimal()),
    flag: optional(boolean()),
    word: optional(text()),
  },
  key: ['student', 'date'],
  replaces: 'schoolYear',
})

/** An engine that answers a request; the same tables on each. */
export interface Engine {
  readonly dialect: Dialect
  run(sql: string, parameters?: readonly BoundValue[]): Promise<readonly (readonly unknown[])[]>
  close(): Promise<void>
}

const tables: readonly string[] = [
  `"test.facts" ("student" T, "school" T, "date" DATE, "n" BIGINT, "amount" DECIMAL(18,2), "flag" BOOLEAN, "word" T, "_schoolYear" T, "_import" T)`,
  `"roster.students" ("student" T, "schoolYear" T, "school" T, "grade" T, "race" T, "englishLearner" T, "disability" T, "meal" T, "gender" T, "language" T, "hasLeft" BOOLEAN, "_schoolYear" T, "_import" T)`,
  `"roster.schools" ("school" T, "schoolYear" T, "name" T, "zone" T, "zoneName" T, "stateCode" T, "_schoolYear" T, "_import" T)`,
  `"roster.enrollments" ("student" T, "schoolYear" T, "school" T, "classroom" T, "classroomName" T, "firstDay" DATE, "lastDay" DATE, "_schoolYear" T, "_import" T)`,
]
const names = ['test.facts', 'roster.students', 'roster.schools', 'roster.enrollments']

async function createTables(engine: Engine): Promise<Engine> {
  for (const table of tables) await engine.run(`CREATE TABLE ${table.replaceAll(' T', ' VARCHAR')}`)
  return engine
}

/** DuckDB in memory. */
export async function duckdb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  return createTables({
    dialect: 'duckdb',
    run: async (sql, parameters = []) => (await connection.runAndReadAll(sql, [...parameters])).getRows(),
    close: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  })
}

/** PostgreSQL, with a locale that does not sort by code point; null where it is not installed. */
export async function postgres(): Promise<Engine | null> {
  const server = await throwawayPostgres()
  if (server === null) return null
  return createTables({
    dialect: 'postgres',
    run: (sql, parameters) => server.query(sql, parameters),
    close: () => server.stop(),
  })
}

/** DuckDB, and PostgreSQL where it is installed. */
export async function allEngines(): Promise<readonly Engine[]> {
  const server = await postgres()
  if (server === null) console.log('      without PostgreSQL, which is not installed here')
  return [await duckdb(), ...(server === null ? [] : [server])]
}

/** Replaces all rows of the tables by those of a small district. */
export async function fill(engine: Engine, { rows, students, schools, enrollments }: World): Promise<void> {
  const values: Readonly<Record<string, readonly (readonly Value[])[]>> = {
    'test.facts': rows.map((row) => [
      row.student,
      row.school,
      row.date,
      row.n ?? null,
      row.amount ?? null,
      row.flag ?? null,
      row.word ?? null,
      row.year,
      'i',
    ]),
    'roster.students': students.map((one) => [
      one.student,
      one.year,
      null,
      null,
      one.race,
      null,
      null,
      one.meal,
      null,
      null,
      null,
      one.year,
      'i',
    ]),
    'roster.schools': schools.map((one) => [one.school, one.year, one.school, one.zone, null, null, one.year, 'i']),
    'roster.enrollments': enrollments.map((one) => [
      one.student,
      one.year,
      one.school,
      one.classroom,
      null,
      one.firstDay,
      one.lastDay,
      one.year,
      'i',
    ]),
  }
  for (const name of names) {
    const list = (values[name] ?? []).map((row) => `(${row.map(literal).join(', ')})`)
    await engine.run(`DELETE FROM "${name}"`)
    if (list.length > 0) await engine.run(`INSERT INTO "${name}" VALUES ${list.join(', ')}`)
  }
}

function literal(value: Value): string {
  if (value === null) return 'NULL'
  if (isExact(value)) return toText(value)
  return typeof value === 'string' ? `'${value}'` : String(value)
}

/** Compiles, runs and reads a request. */
export async function measure(engine: Engine, request: MeasureRequest): Promise<readonly MeasuredCell[]> {
  const run = async ({ sql, parameters }: BoundCube): Promise<readonly CubeRow[]> => {
    const rows = await engine.run(sql, parameters)
    return rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))))
  }
  if (engine.dialect === 'duckdb') return measureFacts(request, run)
  const cube = compileCube(request, engine.dialect)
  return cube.readCells(await run(cube))
}

/** The value of one aggregate for the whole district in a year. */
export async function districtValue(engine: Engine, formula: string): Promise<string | null> {
  const request = {
    dataset: facts,
    measures: [{ id: 'm', measure: aggregate({ of: facts, value: formula }) }],
    levels: ['district'],
    groups: [],
  } as const
  const cells = await measure(engine, request)
  return cells[0]?.value ?? null
}
