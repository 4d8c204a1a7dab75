/** `3,600,000`. */
export function number(count: number): string {
  return count.toLocaleString('en-US')
}

/** `1 student`, `1,204 students`. */
export function countOf(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`
}
