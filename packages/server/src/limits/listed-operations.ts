import { parse, print } from 'graphql'
import { readOperations } from '../http/operations.js'
import { sha256 } from '../records/digest.js'
import { parseOptions } from './document-limits.js'

/** An operation as a client sends it: its text, or the SHA-256 under which it is listed. */
export interface SentOperation {
  readonly query?: unknown
  readonly extensions?: unknown
  readonly documentId?: unknown
}

/** The operations that a server answers where it answers no others. White space and comments do not matter. */
export class ListedOperations {
  private readonly texts = new Map<string, string>()

  constructor(texts: readonly string[]) {
    for (const text of texts) {
      const normal = print(parse(text))
      for (const known of [text, normal]) this.texts.set(sha256(known), text)
    }
  }

  /** The examples of the API and the `.graphql` files of other folders. */
  static async read(folders: readonly string[]): Promise<ListedOperations> {
    const found = await Promise.all([readOperations(), ...folders.map((folder) => readOperations(folder))])
    return new ListedOperations(found.flat().map(({ query }) => query))
  }

  /** The text of a listed operation; null where what was sent is not listed. */
  textOf(sent: SentOperation): string | null {
    const hash = hashOf(sent)
    if (typeof sent.query === 'string' && sent.query !== '')
      return this.texts.get(sha256(normalized(sent.query))) ?? null
    return hash === null ? null : this.textWith(hash)
  }

  /** The text with a SHA-256, of the file as it is or as GraphQL prints it. */
  textWith(hash: string): string | null {
    return this.texts.get(hash) ?? null
  }
}

/** The SHA-256 an operation is named by, as Apollo's clients send it (`extensions`) or as `documentId: "sha256:..."`. */
export function hashOf({ extensions, documentId }: SentOperation): string | null {
  if (typeof documentId === 'string' && documentId.startsWith('sha256:')) return documentId.slice('sha256:'.length)
  const given = partOf(parsed(extensions), 'persistedQuery')
  const hash = partOf(given, 'sha256Hash')
  return typeof hash === 'string' ? hash : null
}

/** In a URL the extensions are JSON. */
function parsed(extensions: unknown): unknown {
  if (typeof extensions !== 'string') return extensions
  try {
    return JSON.parse(extensions)
  } catch {
    return null
  }
}

function partOf(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? new Map(Object.entries(whole)).get(name) : undefined
}

/** What cannot be read is listed nowhere. */
function normalized(text: string): string {
  try {
    return print(parse(text, parseOptions))
  } catch {
    return text
  }
}
