import type { Dataset } from '@planwright/sdk'
import { headRecords } from './csv-records.js'
import { findLayout } from './file-layout.js'
import type { ReadableFile } from './import-context.js'
import type { ImportWarning, Reject } from './import-report.js'
import type { OpenedFile } from './open-files.js'
import { wholeFile } from './places.js'
import { importProblem } from './problem-codes.js'
import { headerWithin } from './text-form.js'

/** The files of an import whose layout was recognised, and what is wrong or odd about the others. */
export interface Inspected {
  readonly files: readonly ReadableFile[]
  readonly rejects: readonly Reject[]
  readonly warnings: readonly ImportWarning[]
  /** How many files cannot be read at all. */
  readonly unreadable: number
}

/** Recognises the layout of each file by its head. Of a workbook with several sheets one is chosen. */
export async function inspectFiles(dataset: Dataset, files: readonly OpenedFile[]): Promise<Inspected> {
  const found: Inspected[] = []
  for (const sheets of byWorkbook(files)) {
    const candidates = await Promise.all(sheets.map((file) => inspectFile(dataset, file)))
    found.push(candidates.length === 1 ? oneOf(candidates) : chooseSheet(candidates))
  }
  return {
    files: found.flatMap((one) => one.files),
    rejects: found.flatMap((one) => one.rejects),
    warnings: found.flatMap((one) => one.warnings),
    unreadable: found.reduce((sum, one) => sum + one.unreadable, 0),
  }
}

type Candidate = ReadableFile | { readonly file: OpenedFile; readonly rejects: readonly Reject[] }

async function inspectFile(dataset: Dataset, file: OpenedFile): Promise<Candidate> {
  const found = findLayout(dataset, file.name, await headRecords(file, headerWithin))
  if ('rejects' in found) return { file, rejects: found.rejects }
  const { path, form, bytes } = file
  return { file, path, form, bytes, layout: found.layout }
}

/** The files of an import one by one, but the sheets of a workbook together. */
function byWorkbook(files: readonly OpenedFile[]): readonly (readonly OpenedFile[])[] {
  const groups = new Map<string, OpenedFile[]>()
  for (const [index, file] of files.entries()) {
    const key = file.workbook === null ? `${index}` : `workbook ${file.workbook}`
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups.values()]
}

function oneOf(candidates: readonly Candidate[]): Inspected {
  const files = candidates.flatMap((one) => ('rejects' in one ? [] : [one]))
  const rejects = candidates.flatMap((one) => ('rejects' in one ? one.rejects : []))
  const warnings = files.flatMap(({ layout }) => layout.warnings)
  return { files, rejects, warnings, unreadable: rejects.length > 0 ? 1 : 0 }
}

/** The one sheet of a workbook whose header is known. Where there are several, nobody can tell which one is meant. */
function chooseSheet(candidates: readonly Candidate[]): Inspected {
  const known = candidates.filter((one) => !('rejects' in one))
  const [chosen] = known
  if (chosen === undefined) return oneOf(candidates)
  if (known.length > 1) {
    const detail = known.map(({ file }) => file.name).join(', ')
    const reject = importProblem('SEVERAL_SHEETS', { ...wholeFile(chosen.file.name), detail })
    return { files: [], rejects: [reject], warnings: [], unreadable: 1 }
  }
  const others = candidates.filter((one) => one !== chosen)
  const passed = others.map(({ file }) => importProblem('SHEET_NOT_READ', wholeFile(file.name)))
  const { files, warnings } = oneOf([chosen])
  return { files, rejects: [], warnings: [...warnings, ...passed], unreadable: 0 }
}
