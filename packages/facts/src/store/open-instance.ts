import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** The file of a data folder that holds the facts. */
export const factsFile = 'facts.duckdb'

/** Opens the DuckDB file of a data folder for writing, creating it where absent; `:memory:` opens one without a file. */
export async function openInstance(folder: string, file = factsFile): Promise<DuckDBInstance> {
  const inMemory = folder === ':memory:'
  const temporary = inMemory ? join(tmpdir(), `planwright-${randomUUID()}`) : join(folder, 'facts-temporary')
  // What a killed import spilled to disk is of no use to anyone; its rows were never committed.
  await rm(temporary, { recursive: true, force: true })
  if (!inMemory) await mkdir(folder, { recursive: true })
  return DuckDBInstance.create(inMemory ? ':memory:' : join(folder, file), {
    memory_limit: '1.5GB',
    threads: String(availableParallelism()),
    temp_directory: temporary,
    preserve_insertion_order: 'false',
    // A new file takes the newest layout, whose dictionaries make writing texts a third cheaper; an older file keeps its own.
    storage_compatibility_version: 'latest',
  })
}

/** Opens the DuckDB file of a data folder only to read it. */
export function openToRead(folder: string): Promise<DuckDBInstance> {
  return DuckDBInstance.create(join(folder, factsFile), { access_mode: 'READ_ONLY', memory_limit: '1.5GB' })
}
