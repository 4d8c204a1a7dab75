import type { DuckDBConnection } from '@duckdb/node-api'
import { importColumn, quoteIdentifier } from './table-layout.js'

/**
 * Brings a fact store's file from an older layout to this code's, in one transaction. Layout 2 lets rows carry the
 * number of their import in place of its id: a number costs an import of millions of rows next to nothing. Layout 3 keeps
 * the scope and the confirmations of each import, and layout 4 emptyings and undos, which older code would take for
 * imports: in columns that are there by now.
 */
export async function upgradeTables(connection: DuckDBConnection, layoutVersion: number): Promise<void> {
  await connection.run('BEGIN TRANSACTION')
  try {
    const by = quoteIdentifier(importColumn)
    for (const table of await tablesOfLayoutOne(connection)) {
      await connection.run(
        `CREATE OR REPLACE TABLE ${table} AS SELECT facts.* REPLACE (coalesce(import.number, 0)::INTEGER AS ${by})
         FROM ${table} AS facts LEFT JOIN planwright.imports AS import ON import.id = facts.${by}`,
      )
    }
    await connection.run(`INSERT INTO planwright.layout VALUES (${layoutVersion})`)
    await connection.run('COMMIT')
  } catch (error) {
    await connection.run('ROLLBACK')
    throw error
  }
}

async function tablesOfLayoutOne(connection: DuckDBConnection): Promise<readonly string[]> {
  const reader = await connection.runAndReadAll(
    `SELECT table_name AS name FROM duckdb_columns()
     WHERE schema_name = 'main' AND column_name = '${importColumn}' AND data_type = 'VARCHAR'`,
  )
  return reader.getRowObjectsJson().map((row) => quoteIdentifier(String(row.name)))
}
