import { type Computed, type Dataset, type Department, roster } from '@planwright/sdk'

/**
 * A department as its plugin's process declares it. Datasets are the ones that are listed, and those of the core the
 * core's own; a function is there by its source text, and works in its process alone. Null where there is none.
 */
export function departmentFrom(declared: string): Department | null {
  const told: Department | null = JSON.parse(declared)
  if (told === null || !Array.isArray(told.datasets)) return told
  const known = new Map([...roster.coreDatasets, ...told.datasets].map((dataset) => [JSON.stringify(dataset), dataset]))
  return linked(told, known)
}

function linked<Part>(part: Part, known: ReadonlyMap<string, Dataset>): Part {
  if (typeof part !== 'object' || part === null) return part
  for (const [name, inner] of Object.entries(part)) {
    const found = name === 'of' ? known.get(JSON.stringify(inner)) : undefined
    Reflect.set(part, name, found ?? (name === 'calculate' ? standIn(inner) : linked(inner, known)))
  }
  return Object.freeze(part)
}

/** What stands for a function that another process has: its text tells whether it is still the same. */
function standIn(source: unknown): unknown {
  if (typeof source !== 'string') return source
  const calculate: Computed['calculate'] = () => {
    throw new Error('A function of a plugin works in the process of its plugin alone.')
  }
  return Object.freeze(Object.assign(calculate, { toString: () => source }))
}
