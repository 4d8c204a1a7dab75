import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Entry } from 'yauzl'
import type { Archive, ArchivedFile } from '../archive/archive.js'
import { faultOfFile } from './archived-file.js'
import { type FileKind, fileKindOf } from './file-kind.js'
import { wholeFile } from './places.js'
import type { ImportProblemCode, ProblemPlace } from './problem-codes.js'
import type { TableFile } from './table-file.js'
import { textFormOf } from './text-form.js'
import { type Sheet, sheetsOf } from './workbook.js'
import { fairBytes, type OpenZip, unlessDamaged, unpackedBytes, withZip } from './zip-entries.js'

/** The most that a workbook may unpack to: some parts of it are kept in memory while it is read. */
const largestWorkbook = 256 * 1024 ** 2

/** A table to read: a file of an import, or one that was unpacked from it. */
export interface OpenedFile extends ArchivedFile, TableFile {
  readonly bytes: number
  /** The workbook whose sheet it is; null where it is none. */
  readonly workbook: string | null
}

/** What opening files needs to know, and who hears what was found. */
export interface Opening {
  readonly archive: Archive
  /** The plain names that headers may hold: by them a file's delimiter is recognised. */
  readonly known: ReadonlySet<string>
  /** The most bytes that all files together may unpack to. */
  readonly mostUnpacked: number
  /** Hears why a file cannot be read. */
  readonly refuse: (code: ImportProblemCode, place: ProblemPlace) => void
  readonly warn: (code: ImportProblemCode, place: ProblemPlace) => void
  /** Is told of every piece that is unpacked; throws where the import was cancelled. */
  readonly onPiece: () => void
}

/** The tables of an import, and what takes them away again. */
export interface OpenedFiles {
  readonly files: readonly OpenedFile[]
  /** Forgets what was unpacked for this import alone: the files it came from are kept, and hold it. */
  close(): Promise<void>
}

/**
 * Opens the files of an import: tables of text as they are, those within zip and gzip files, and the sheets of
 * workbooks. What is unpacked waits in the archive like any other file until it is closed.
 */
export async function openFiles(opening: Opening, files: readonly ArchivedFile[]): Promise<OpenedFiles> {
  const opener = new FileOpener(opening)
  try {
    for (const file of files) await opener.open(file)
    return { files: opener.opened, close: () => opener.close() }
  } catch (error) {
    await opener.close()
    throw error
  }
}

class FileOpener {
  readonly opened: OpenedFile[] = []
  private readonly unpacked: string[] = []
  private bytesLeft: number

  constructor(private readonly opening: Opening) {
    this.bytesLeft = opening.mostUnpacked
  }

  async open(file: ArchivedFile): Promise<void> {
    const fault = await faultOfFile(this.opening.archive, file)
    if (fault === null) await this.openKind(file)
    else this.opening.refuse(fault, wholeFile(file.name))
    // A file that broke off because the import was cancelled is not a damaged one: then this throws.
    this.opening.onPiece()
  }

  async close(): Promise<void> {
    for (const sha256 of this.unpacked) await this.opening.archive.remove(sha256)
  }

  private async openKind(file: ArchivedFile): Promise<void> {
    const kind = await fileKindOf(this.pathOf(file))
    if (kind === 'zip') return this.openZip(file)
    if (kind === 'gzip') return this.openGzip(file)
    if (kind === 'text') return this.openText(file)
    this.refuseKind(file, kind)
  }

  private refuseKind(file: ArchivedFile, kind: FileKind): void {
    if (kind === 'old workbook') this.opening.refuse('OLD_WORKBOOK', wholeFile(file.name))
    else if (typeof kind === 'object') {
      this.opening.refuse('NOT_A_TABLE', { ...wholeFile(file.name), detail: kind.other })
    }
  }

  private async openText(file: ArchivedFile): Promise<void> {
    const path = this.pathOf(file)
    const form = await textFormOf(path, this.opening.known)
    this.opened.push({ ...file, path, form, bytes: (await stat(path)).size, workbook: null })
  }

  private async openGzip(file: ArchivedFile): Promise<void> {
    const path = this.pathOf(file)
    const most = Math.min(this.bytesLeft, fairBytes((await stat(path)).size))
    const unpacked = await unlessDamaged(this.store(() => gunzipped(path), most))
    if (unpacked === null) this.refuseArchive(file, 'gzip')
    else if ((await fileKindOf(this.opening.archive.pathOf(unpacked))) === 'gzip') this.refuseArchive(file, 'gzip')
    else await this.openKind({ name: file.name, sha256: unpacked })
  }

  private async openZip(file: ArchivedFile): Promise<void> {
    const path = this.pathOf(file)
    const isDone = await withZip(path, async (opened) => {
      const other = documentOf(opened.entries)
      if (other !== null) this.refuseKind(file, other)
      else if (isWorkbook(opened.entries)) await this.openWorkbook(file, opened.entries)
      else return this.openEntries(file, opened)
      return true
    })
    if (isDone !== true) this.refuseArchive(file, 'zip')
  }

  private async openEntries(file: ArchivedFile, { zip, entries }: OpenZip): Promise<boolean> {
    const tables = tablesAmong(entries)
    const { refuse, warn } = this.opening
    const names = entries.map(({ fileName }) => fileName)
    if (tables.length === 0) {
      refuse('ARCHIVE_WITHOUT_TABLES', { ...wholeFile(file.name), detail: names.slice(0, 5).join(', ') || 'nothing' })
    }
    if (await this.isTooMuch(file, tables)) return false
    for (const entry of tables) {
      const sha256 = await this.store(() => zip.openReadStreamPromise(entry), this.bytesLeft)
      await this.openKind({ name: `${file.name}/${entry.fileName}`, sha256 })
    }
    for (const { fileName } of tables.length === 0 ? [] : entries.filter((entry) => !tables.includes(entry))) {
      warn('ENTRY_NOT_READ', { ...wholeFile(file.name), value: fileName })
    }
    return true
  }

  private async openWorkbook(file: ArchivedFile, entries: readonly Entry[]): Promise<void> {
    const isTooMuch = unpackedBytes(entries) > largestWorkbook || (await this.isTooMuch(file, entries))
    const sheets = isTooMuch ? null : await unlessDamaged(this.openSheets(file))
    if (sheets === null) {
      this.opening.refuse('WORKBOOK_UNREADABLE', wholeFile(file.name))
      return
    }
    const filled = sheets.filter(({ bytes }) => bytes > 0)
    // The one sheet that holds anything is the workbook, for whoever sent it.
    if (filled.length > 1) this.opened.push(...filled)
    else this.opened.push(...[...filled, ...sheets].slice(0, 1).map((sheet) => ({ ...sheet, name: file.name })))
  }

  private async openSheets(file: ArchivedFile): Promise<readonly OpenedFile[]> {
    const path = this.pathOf(file)
    const most = Math.min(this.bytesLeft, largestWorkbook, fairBytes((await stat(path)).size))
    const sheets: OpenedFile[] = []
    for await (const sheet of sheetsOf(path)) sheets.push(await this.openSheet(file, sheet, most))
    return sheets
  }

  private async openSheet({ name }: ArchivedFile, sheet: Sheet, most: number): Promise<OpenedFile> {
    const sha256 = await this.store(() => Readable.from(sheet.lines), most)
    const path = this.opening.archive.pathOf(sha256)
    const bytes = (await stat(path)).size
    return { name: `${name}/${sheet.name}`, sha256, path, form: { kind: 'rows' }, bytes, workbook: name }
  }

  /** Keeps what is unpacked; fails as soon as it is more than may come. */
  private async store(open: () => Readable | Promise<Readable>, most: number): Promise<string> {
    const { archive, onPiece } = this.opening
    const { sha256, bytes, isNew } = await archive.storeForNow(Readable.from(atMost(await open(), most, onPiece)))
    if (isNew) this.unpacked.push(sha256)
    this.bytesLeft -= bytes
    return sha256
  }

  private async isTooMuch(file: ArchivedFile, entries: readonly Entry[]): Promise<boolean> {
    const fair = fairBytes((await stat(this.pathOf(file))).size)
    return unpackedBytes(entries) > Math.min(this.bytesLeft, fair)
  }

  private refuseArchive(file: ArchivedFile, detail: string): void {
    this.opening.refuse('ARCHIVE_UNREADABLE', { ...wholeFile(file.name), detail })
  }

  private pathOf({ sha256 }: ArchivedFile): string {
    return this.opening.archive.pathOf(sha256)
  }
}

/** What a gzip file holds. Whoever reads it hears of a fault, so nothing is left for the pipeline to say. */
function gunzipped(path: string): Readable {
  return pipeline(createReadStream(path), createGunzip(), () => undefined)
}

async function* atMost(
  stream: AsyncIterable<Uint8Array | string>,
  most: number,
  onPiece: () => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of stream) {
    onPiece()
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece
    bytes += chunk.byteLength
    if (bytes > most) throw new RangeError(`More than ${most} bytes were unpacked.`)
    yield chunk
  }
}

/** The entries that hold tables: text files without a table's ending only where there is nothing else. */
function tablesAmong(entries: readonly Entry[]): readonly Entry[] {
  const ending = (entry: Entry): string => extname(entry.fileName).toLowerCase()
  const tables = entries.filter((entry) => ['.csv', '.tsv', '.xlsx', '.xlsm', '.gz'].includes(ending(entry)))
  return tables.length > 0 ? tables : entries.filter((entry) => ending(entry) === '.txt')
}

function isWorkbook(entries: readonly Entry[]): boolean {
  return entries.some(({ fileName }) => fileName === 'xl/workbook.xml')
}

/** A document that programs keep as a zip file, and that is no workbook of the kind that is read. */
function documentOf(entries: readonly Entry[]): FileKind | null {
  const has = (name: string): boolean => entries.some(({ fileName }) => fileName === name)
  if (has('xl/workbook.bin')) return 'old workbook'
  if (has('word/document.xml')) return { other: 'a text document (.docx)' }
  if (has('ppt/presentation.xml')) return { other: 'a presentation (.pptx)' }
  return has('content.xml') && has('mimetype') ? { other: 'an OpenDocument file' } : null
}
