import type { ReadableFile } from './import-context.js'
import type { ProblemPlace } from './problem-codes.js'

/** The place of a problem that a file has as a whole. */
export function wholeFile(file: string): ProblemPlace {
  return { file, line: null, column: null, value: null }
}

/** The place of what is said of an import as a whole: its first file. */
export function wholeImport(files: readonly ReadableFile[]): ProblemPlace {
  return wholeFile(nameOf(files, 0))
}

/** The name of the file at a place in the import. */
export function nameOf(files: readonly ReadableFile[], index: unknown): string {
  return files[Number(index)]?.file.name ?? ''
}

/** Where a row of a temporary table came from. */
export function placeOfRow(
  files: readonly ReadableFile[],
  row: { readonly _file?: unknown; readonly _line?: unknown },
) {
  return { file: nameOf(files, row._file), line: Number(row._line) }
}
