/** A value of a statement: texts, numbers of imports, lines and files. */
export type BoundValue = string | number

/** One statement, and the values of its parameters: `$1` is the first. */
export interface Statement {
  readonly sql: string
  readonly parameters: readonly BoundValue[]
}

/** Characters that stand in no SQL of ours, and that {@link quoteIdentifier} lets into none. */
const open = '\u0001'
const shut = '\u0002'

/**
 * A value, for a text of SQL that is still being put together: a mark, which only {@link statementOf} makes a parameter
 * of. No database reads a text with such a mark in it, so a value that was forgotten is a mistake and never SQL.
 *
 * @param use What it is taken for. PostgreSQL gives a parameter one type: uses of different types are parameters apart.
 */
export function bound(value: BoundValue, use: string = typeof value): string {
  return `${open}${Buffer.from(JSON.stringify([value, use])).toString('base64url')}${shut}`
}

/** The statement of an SQL text: the same value for the same use is one parameter, wherever it stands. */
export function statementOf(text: string): Statement {
  const positions = new Map<string, number>()
  const parameters: BoundValue[] = []
  const sql = text.replace(marks, (_, coded: string) => {
    const known = positions.get(coded)
    if (known !== undefined) return `$${known}`
    const [value] = JSON.parse(Buffer.from(coded, 'base64url').toString()) as [BoundValue, string]
    positions.set(coded, parameters.push(value))
    return `$${parameters.length}`
  })
  return { sql, parameters }
}

const marks = new RegExp(`${open}([\\w-]+)${shut}`, 'g')
