import { open } from 'node:fs/promises'

/** How the text of a file is written down. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** What stands between two cells of a row. */
export type Delimiter = ',' | ';' | '\t' | '|'

/** How the rows of a file are written: as a table of text, or as the rows of a sheet that a workbook was unpacked to. */
export type TableForm =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly delimiter: Delimiter }
  | { readonly kind: 'rows' }

/** A file on disk that holds one table. */
export interface TableFile {
  readonly path: string
  readonly form: TableForm
}

/** The form that nearly all files have, and the only one the database reads by itself. */
export const plainText = { kind: 'text', encoding: 'utf-8', delimiter: ',' } as const satisfies TableForm

/** Whether a table is written in the form that nearly all have. */
export function isPlain(form: TableForm): boolean {
  return form.kind === 'text' && form.encoding === plainText.encoding && form.delimiter === plainText.delimiter
}

/** The first bytes of a file, as many as it has. */
export async function firstBytes(path: string, wanted: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** How the text that begins with these bytes is written: by the mark it begins with, or by where its zero bytes are. */
export function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const [even, odd] = [zeroBytes(head, 0), zeroBytes(head, 1)]
  const most = (head.length / 2) * 0.8
  if (head.length >= 8 && even === 0 && odd >= most) return 'utf-16le'
  return head.length >= 8 && odd === 0 && even >= most ? 'utf-16be' : 'utf-8'
}

function zeroBytes(bytes: Buffer, from: 0 | 1): number {
  let zeros = 0
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) zeros += 1
  return zeros
}
