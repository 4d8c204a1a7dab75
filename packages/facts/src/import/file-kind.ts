import { firstBytes } from './table-file.js'

/** What a file is by its first bytes: something tables can be read from, or something else, by its name. */
export type FileKind = 'text' | 'zip' | 'gzip' | 'old workbook' | { readonly other: string }

const signatures: readonly (readonly [start: string, kind: FileKind])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\x1f\x8b', 'gzip'],
  ['\xd0\xcf\x11\xe0', 'old workbook'],
  ['%PDF', { other: 'a PDF' }],
  ['PAR1', { other: 'a Parquet file' }],
  ['\x89PNG', { other: 'a picture' }],
  ['\xff\xd8\xff', { other: 'a picture' }],
  ['GIF8', { other: 'a picture' }],
  ['7z\xbc\xaf', { other: 'a 7z archive' }],
  ['Rar!', { other: 'a RAR archive' }],
  ['BZh', { other: 'a bzip2 archive' }],
  ['\xfd7zXZ', { other: 'an xz archive' }],
  ['\x28\xb5\x2f\xfd', { other: 'a Zstandard archive' }],
  ['SQLite format 3', { other: 'a database' }],
  ['{\\rtf', { other: 'a text document (RTF)' }],
]

/** Recognises what a file is, whatever its name says. */
export async function fileKindOf(path: string): Promise<FileKind> {
  const head = (await firstBytes(path, 512)).toString('latin1')
  const signed = signatures.find(([start]) => head.startsWith(start))
  if (signed !== undefined) return signed[1]
  if (head.slice(257, 262) === 'ustar') return { other: 'a tar archive' }
  return markupOf(head) ?? 'text'
}

/** Text that is written for programs: a page, or data of another kind. */
function markupOf(head: string): FileKind | null {
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^<(!doctype\s+html|html|head|body|table|script|meta)\b/i.test(text)) return { other: 'a web page (HTML)' }
  if (/^<[?!a-z]/i.test(text)) return { other: 'an XML file' }
  return /^(\{\s*"|\[\s*[[{"])/.test(text) ? { other: 'a JSON file' } : null
}
