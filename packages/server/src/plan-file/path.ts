/** A place in the plan as keys and indexes: `['priorities', 0, 'key']`. */
export type PlanPath = readonly (string | number)[]

/** The path as people write it: `priorities[0].key`. */
export function printPath(path: PlanPath): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('')
}

/** A JSON pointer (`/priorities/0/key`) as a path. */
export function pathOfPointer(pointer: string, root: unknown): PlanPath {
  const path: (string | number)[] = []
  let here = root
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    const step = Array.isArray(here) ? Number(key) : key
    path.push(step)
    here = childOf(here, step)
  }
  return path
}

/** What stands under a key or index, `undefined` where nothing does. */
export function childOf(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === step)?.[1]
}
