import { tableRecords } from '../csv-records.js'
import { squash } from '../nearest.js'
import type { Findings } from './findings.js'
import { otherFiles, readKinds } from './source-files.js'
import type { FileToRead } from './source-table.js'

/** What a manifest says about the files of its export, by their kind: bulk, delta or absent. */
export type Manifest = ReadonlyMap<string, string>

const versions = ['1.1', '1.2']

/** Reads a manifest and says what is odd about it; what it says about a file in no known word is left out. */
export async function readManifest(read: FileToRead, findings: Findings): Promise<Manifest> {
  const { name: file } = read
  const manifest = new Map<string, string>()
  for await (const records of tableRecords(read)) {
    for (const record of records) {
      if ('fault' in record) {
        findings.warn(record.fault, { file, line: record.line, column: null, value: null })
        continue
      }
      const [property = '', value = ''] = record.cells.map((cell) => cell.trim())
      const place = { file, line: record.line, column: property, value }
      if (property === 'oneroster.version' && !versions.includes(value)) findings.warn('ONEROSTER_VERSION', place)
      const kind = kindOfProperty(property)
      if (kind === null) continue
      if (['bulk', 'delta', 'absent'].includes(value.toLowerCase())) manifest.set(kind, value.toLowerCase())
      else findings.warn('ONEROSTER_MANIFEST', place)
    }
  }
  return manifest
}

function kindOfProperty(property: string): string | null {
  if (!property.startsWith('file.')) return null
  const name = squash(property.slice('file.'.length))
  return [...readKinds, ...otherFiles].find((kind) => squash(kind) === name) ?? null
}
