import { BIGINT, type DuckDBConnection, DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { Dataset } from '@planwright/sdk'
import type { NamedUnit } from './org-units.js'

/** The temporary table with each row's texts, its file and line, and how its source names the org unit. */
export const textsTable = 'temp._texts'

/** The columns of the table of texts that say how a source names the org unit. */
export const unitColumns = [
  ['_code', 'code'],
  ['_name', 'name'],
  ['_schoolCode', 'schoolCode'],
  ['_schoolName', 'schoolName'],
] as const

/** The name in the table of texts of the dataset column at a position. */
export function textColumn(position: number): string {
  return `t${position}`
}

/** Writes rows into the temporary table of texts. */
export interface TextsWriter {
  /** A row: the texts in the order of the dataset's columns, and how its source names the org unit, if it does. */
  add(file: number, line: number, texts: readonly (string | null)[], unit?: NamedUnit): void
  close(): void
}

const chunkRows = 2048
const unnamed: NamedUnit = { code: null, name: null, schoolCode: null, schoolName: null }

/** Makes the table of texts anew for a dataset. */
export async function openTexts(connection: DuckDBConnection, dataset: Dataset): Promise<TextsWriter> {
  const names = Object.keys(dataset.columns)
  const types = [INTEGER, BIGINT, VARCHAR, VARCHAR, VARCHAR, VARCHAR, ...names.map(() => VARCHAR)]
  const columns = names.map((_, position) => `${textColumn(position)} VARCHAR`)
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE _texts (_file INTEGER, _line BIGINT, _code VARCHAR, _name VARCHAR,
     _schoolCode VARCHAR, _schoolName VARCHAR, ${columns.join(', ')})`,
  )
  const appender = await connection.createAppender('_texts', 'main', 'temp')
  let rows: (string | number | bigint | null)[][] = types.map(() => [])
  const flush = (): void => {
    if (rows[0]?.length === 0) return
    const chunk = DuckDBDataChunk.create(types, rows[0]?.length ?? 0)
    chunk.setColumns(rows)
    appender.appendDataChunk(chunk)
    rows = types.map(() => [])
  }
  return {
    add(file, line, texts, { code, name, schoolCode, schoolName } = unnamed) {
      const cells = [file, BigInt(line), code, name, schoolCode, schoolName, ...texts]
      for (const [position, cell] of cells.entries()) rows[position]?.push(cell)
      if (rows[0]?.length === chunkRows) flush()
    },
    close() {
      flush()
      appender.closeSync()
    },
  }
}
