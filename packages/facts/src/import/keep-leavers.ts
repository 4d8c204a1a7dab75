import { roster, type SchoolYear, schoolYearOf } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import { importColumn, physicalColumns, quoteIdentifier, tableName } from '../store/table-layout.js'
import { sidesOf } from './compare-years.js'
import { dayBefore } from './day-before.js'
import { type ImportContext, run, select } from './import-context.js'
import type { ImportWarning } from './import-report.js'
import { number } from './numbers.js'
import { wholeFile } from './places.js'
import { importProblem } from './problem-codes.js'

/** How a dataset of the roster remembers what a newer file of a school year no longer lists. SQL is of a row `old`. */
interface Memory {
  /** What must be listed again, beside the school year. */
  readonly by: readonly string[]
  /** The column that says that it ended. */
  readonly ended: string
  readonly code: 'STUDENTS_LEFT' | 'STAYS_ENDED'
  /** What the column says then, from the last day before the import. */
  endedBy(day: string): string
  /** Whether it had not ended by then. */
  isGoingOn(day: string): string
  /** Whether it had begun by then. */
  hasBegun(day: string): string
}

const memories: readonly (readonly [dataset: string, memory: Memory])[] = [
  [
    roster.students.id,
    {
      by: ['student'],
      ended: 'hasLeft',
      code: 'STUDENTS_LEFT',
      endedBy: () => 'true',
      isGoingOn: () => 'old."hasLeft" IS NOT TRUE',
      hasBegun: () => 'true',
    },
  ],
  [
    roster.enrollments.id,
    {
      by: ['student', 'classroom'],
      ended: 'lastDay',
      code: 'STAYS_ENDED',
      endedBy: (day) =>
        `CASE WHEN old."schoolYear" = ${bound(schoolYearOf(day))} THEN least(old."lastDay", ${dateOf(day)}) ELSE old."lastDay" END`,
      isGoingOn: (day) => `(old."lastDay" IS NULL OR old."lastDay" > ${dateOf(day)})`,
      hasBegun: (day) => `(old."firstDay" IS NULL OR old."firstDay" <= ${dateOf(day)})`,
    },
  ],
]

/** Whether imports into a dataset, or into the roster as a whole, keep rows of a year that came before them. */
export function keepsLeavers(dataset: string): boolean {
  return dataset === roster.wholeRoster.id || memories.some(([id]) => id === dataset)
}

/**
 * Keeps students and stays in classes that the rows just inserted no longer list, once their school year has begun: a
 * student who has left keeps the groups of the year, and a stay ends on the day before the import where that day is of
 * the year. So what happened before goes on counting for their groups and classes. Warns of those listed until now.
 */
export async function keepLeavers(context: ImportContext, file: string): Promise<Leavers> {
  const { connection, dataset, importNumber } = context
  const [, memory] = memories.find(([id]) => id === dataset.id) ?? []
  if (memory === undefined) return { warnings: [], ended: new Map() }
  const day = dayBefore(context.today)
  const missing = missingRows(context, memory, day)
  const ended = await endedByYear(context, `${missing} AND ${memory.isGoingOn(day)}`)
  const names = physicalColumns(dataset).map(({ name }) => name)
  const values = names.map((name) => {
    if (name === importColumn) return bound(importNumber)
    return name === memory.ended ? memory.endedBy(day) : `old.${quoteIdentifier(name)}`
  })
  const into = `${tableName(dataset)} (${names.map(quoteIdentifier).join(', ')})`
  await run(connection, `INSERT INTO ${into} SELECT ${values.join(', ')} ${missing}`)
  if (ended.size === 0) return { warnings: [], ended }
  const detail = number([...ended.values()].reduce((sum, count) => sum + count, 0))
  return { warnings: [importProblem(memory.code, { ...wholeFile(file), detail })], ended }
}

/** What a newer file of the roster no longer lists. */
export interface Leavers {
  readonly warnings: readonly ImportWarning[]
  /** How many students or stays end with it, by school year. */
  readonly ended: ReadonlyMap<SchoolYear, number>
}

async function endedByYear({ connection }: ImportContext, rows: string): Promise<ReadonlyMap<SchoolYear, number>> {
  const years = await select(connection, `SELECT old."schoolYear" AS year, count(*) AS n ${rows} GROUP BY ALL`)
  return new Map(years.map(({ year, n }) => [String(year), Number(n)]))
}

/** The rows of the import's scope and school years that it does not list, as far as their year had begun by a day. */
function missingRows(context: ImportContext, { by, hasBegun }: Memory, day: string): string {
  const table = tableName(context.dataset)
  const { isNew, isOld } = sidesOf(context)
  const same = ['schoolYear', ...by].map((name) => `came.${quoteIdentifier(name)} = old.${quoteIdentifier(name)}`)
  return `FROM (SELECT * FROM ${table} WHERE ${isOld}) AS old WHERE old."schoolYear" <= ${bound(schoolYearOf(day))} AND ${hasBegun(day)}
    AND old."schoolYear" IN (SELECT "schoolYear" FROM ${table} WHERE ${isNew})
    AND NOT EXISTS (SELECT 1 FROM ${table} AS came WHERE came.${isNew} AND ${same.join(' AND ')})`
}

function dateOf(day: string): string {
  return `${bound(day)}::DATE`
}
