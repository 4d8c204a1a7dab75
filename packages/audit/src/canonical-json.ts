/** A JSON value as the one text it always has: no spaces, the names of each object in order of their code points. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const named = Object.entries(value).filter(([, content]) => content !== undefined)
  const parts = named.sort(byName).map(([name, content]) => `${JSON.stringify(name)}:${canonicalJson(content)}`)
  return `{${parts.join(',')}}`
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : Number(one > other)
}
