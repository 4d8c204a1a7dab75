/** What a module exports as its department, as JSON; functions are told by their source text. */
export function declarationOf(department: unknown): string {
  if (department === undefined) return 'null'
  refuseOdd(department, 'department')
  return JSON.stringify(department, (_, value) => (typeof value === 'function' ? String(value) : value))
}

/** What JSON would change on the way is refused: an answer must not depend on where the declaration was read. */
function refuseOdd(value: unknown, place: string): void {
  if (isWritten(value)) return
  if (!isPlain(value))
    throw new TypeError(`${place} is ${String(value)}: write texts, numbers, lists and plain objects`)
  for (const [name, part] of Object.entries(value)) {
    const isLeftOut = part === undefined && !Array.isArray(value)
    if (!isLeftOut) refuseOdd(part, `${place}.${name}`)
  }
}

function isWritten(value: unknown): boolean {
  return value === null || ['string', 'boolean', 'function'].includes(typeof value) || Number.isFinite(value)
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value))
}
