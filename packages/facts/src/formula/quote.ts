/** A name as an SQL identifier, whatever characters it holds. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as an SQL string constant (standard strings: only the quote is special). */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
