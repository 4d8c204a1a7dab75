/** A name as an SQL identifier, whatever characters it holds. */
export function quoteIdentifier(name: string): string {
  return `"${name.replace(/\p{Cc}/gu, '').replaceAll('"', '""')}"`
}

/** A word of our own as an SQL string constant: codes, kinds and patterns. A value is {@link bound}, never written. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
