import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ImportReport, ImportRequest } from '@planwright/facts'
import { roster } from '@planwright/sdk'
import type { SampleStore } from '../../store/sample-store.js'

export type ExportFiles = Readonly<Record<string, string | Buffer>>

/** Imports the files of a OneRoster export into the whole roster. */
export async function importRoster(
  { store, archive }: SampleStore,
  contents: ExportFiles,
  options: Partial<ImportRequest> = {},
): Promise<ImportReport> {
  const files = []
  for (const [name, content] of Object.entries(contents)) {
    const { sha256 } = await archive.store(Readable.from([Buffer.from(content)]))
    files.push({ name, sha256 })
  }
  return store.importFiles({ dataset: roster.wholeRoster.id, files, asks: false, ...options })
}

/** The files of a folder by their names. */
export async function filesOf(folder: string): Promise<ExportFiles> {
  const names = (await readdir(folder)).sort()
  const entries = names.map(async (name) => [name, await readFile(join(folder, name))] as const)
  return Object.fromEntries(await Promise.all(entries))
}

/** What was said, as texts: file and line, column, code, value. */
export function said(problems: ImportReport['warnings']): readonly string[] {
  return problems.map(({ file, line, column, code, value }) =>
    [line === null ? file : `${file}:${line}`, column, code, value].filter((part) => part !== null).join(' '),
  )
}
