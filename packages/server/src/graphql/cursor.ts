import { ServerError } from '../errors.js'
import { digestOf } from '../records/digest.js'

const digestLength = 8
/** How much of a mistaken cursor is repeated in the answer. */
const longestShown = 100
const startAgain = 'Leave `after` out to start with the first page.'

/**
 * Where the rows of a list stand. A cursor holds the list's name and the place of a row by what the list is sorted by, so
 * that a page goes on from there also when the row itself has left.
 */
export class Places<Place> {
  private readonly order: string

  /**
   * @param list The field that answers with the list: `orgUnits`, `OrgUnit.children`.
   * @param isPlace Whether what a cursor holds is a place in the list.
   * @param scope What decides which list it is, or in what order: a cursor made with another one is refused.
   */
  constructor(
    private readonly list: string,
    private readonly isPlace: (value: unknown) => value is Place,
    scope: unknown = null,
  ) {
    this.order = digestOf(scope).slice(0, digestLength)
  }

  cursorOf(place: Place): string {
    return Buffer.from(JSON.stringify([this.list, this.order, place])).toString('base64url')
  }

  /** The place after which a page begins; null for the first page. Throws `CURSOR_INVALID` for what is no cursor of the list. */
  after(cursor: string | null | undefined): Place | null {
    if (cursor === null || cursor === undefined) return null
    const [list, order, place] = contentOf(cursor)
    if (list === undefined) throw this.refused(cursor, 'Use `endCursor` of an earlier page as it is.')
    if (list !== this.list) throw this.refused(cursor, `It is a cursor of ${list}.`)
    if (order !== this.order) throw this.refused(cursor, 'It comes from this list with other arguments; send the same.')
    if (!this.isPlace(place)) throw this.refused(cursor, 'Use `endCursor` of an earlier page as it is.')
    return place
  }

  private refused(cursor: string, cause: string): ServerError {
    const value = cursor === '' ? 'empty' : cursor.slice(0, longestShown)
    return new ServerError('CURSOR_INVALID', { value, list: this.list, hint: `${cause} ${startAgain}` })
  }
}

/** Whether a cursor holds a text. */
export function isTextPlace(value: unknown): value is string {
  return typeof value === 'string'
}

/** Whether a cursor holds a number of a row. */
export function isNumberPlace(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

/** What a cursor holds; nothing where it cannot be read. Only what is written exactly as it was made is read. */
function contentOf(cursor: string): readonly [] | readonly [string, unknown, unknown] {
  const bytes = Buffer.from(cursor, 'base64url')
  if (bytes.toString('base64url') !== cursor) return []
  const content = parsed(bytes.toString('utf8'))
  if (!Array.isArray(content) || content.length !== 3) return []
  const [list, order, place]: readonly unknown[] = content
  return typeof list === 'string' ? [list.slice(0, longestShown), order, place] : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
