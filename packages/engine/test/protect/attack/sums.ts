import { spanOf } from '@planwright/engine'
import type { Answer, Bounds } from './answer.js'

/** Something that adds up: the first is the sum of the others. */
type Sum = readonly [total: string, ...parts: string[]]

/** What is left of each number after everything that is known, by naming it. */
export type Open = Map<string, Bounds>

/** The numbers of a place: absent too often, not, and all. */
export function namesAt({ orgUnit, group }: Pick<Answer, 'orgUnit' | 'group'>) {
  const place = `${orgUnit} ${group}`
  return { absent: `${place} absent`, present: `${place} present`, all: `${place} all` }
}

/** Every sum: within each place, over the groups and spans of each org unit, and over the org units of each. */
export function sumsOf(answers: readonly Answer[], parents: ReadonlyMap<string, string>): readonly Sum[] {
  const places = new Set(answers.map(({ orgUnit, group }) => `${orgUnit} ${group}`))
  const parts = new Map<string, string[]>()
  const add = (total: string, kind: string, part: string) => {
    if (places.has(total)) parts.set(`${total}|${kind}`, [...(parts.get(`${total}|${kind}`) ?? []), part])
  }
  for (const { orgUnit, group } of answers) {
    const place = `${orgUnit} ${group}`
    const span = spanOf(group)
    const dimension = `${group.split('/')[0]}${span === group ? ' in spans' : ''}`
    if (group !== 'all') add(`${orgUnit} all`, dimension, place)
    if (span !== null && span !== group) add(`${orgUnit} ${span}`, 'its groups', place)
    const parent = parents.get(orgUnit)
    if (parent !== undefined) add(`${parent} ${group}`, 'its units', place)
  }
  const within = [...places].map((place): Sum => [`${place} all`, `${place} absent`, `${place} present`])
  const over = [...parts].flatMap(([key, list]) =>
    ['absent', 'present', 'all'].map(
      (what): Sum => [`${key.split('|')[0]} ${what}`, ...list.map((part) => `${part} ${what}`)],
    ),
  )
  return [...within, ...over]
}

/** Narrows what is left open by each sum, until none tells anything more. */
export function narrowed(known: Open, sums: readonly Sum[]): Open {
  const open = new Map(known)
  let isNarrower = true
  while (isNarrower) isNarrower = sums.map((sum) => narrowedBy(open, sum)).includes(true)
  return open
}

function narrowedBy(open: Open, [total, ...parts]: Sum): boolean {
  const at = (name: string): Bounds => open.get(name) ?? { low: 0, high: Number.POSITIVE_INFINITY }
  const low = (names: readonly string[]) => names.reduce((sum, name) => sum + at(name).low, 0)
  const high = (names: readonly string[]) => names.reduce((sum, name) => sum + at(name).high, 0)
  const found = parts.map((part) => {
    const others = parts.filter((one) => one !== part)
    return narrow(open, part, at(part), { low: at(total).low - high(others), high: at(total).high - low(others) })
  })
  return narrow(open, total, at(total), { low: low(parts), high: high(parts) }) || found.includes(true)
}

function narrow(open: Open, name: string, known: Bounds, { low, high }: Bounds): boolean {
  if (low <= known.low && high >= known.high) return false
  open.set(name, { low: Math.max(low, known.low), high: Math.min(high, known.high) })
  return true
}
