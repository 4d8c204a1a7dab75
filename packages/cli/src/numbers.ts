/** `3,600,000`. */
export function number(count: number): string {
  return count.toLocaleString('en-US')
}

/** `1 row`, `1,204 rows`. */
export function rows(count: number): string {
  return `${number(count)} ${count === 1 ? 'row' : 'rows'}`
}
