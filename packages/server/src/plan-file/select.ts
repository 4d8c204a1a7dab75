import { childOf, type PlanPath } from './path.js'

/** Something found in a plan that may be wrong elsewhere, and its place. */
export interface Found {
  readonly path: PlanPath
  readonly value: unknown
}

/** Everything under a pattern such as `['priorities', '*', 'key']`, in the order of the file. `*` is every item of a list. */
export function select(root: unknown, pattern: readonly string[], from: PlanPath = []): readonly Found[] {
  const [step, ...rest] = pattern
  if (step === undefined) return root === undefined ? [] : [{ path: from, value: root }]
  if (step !== '*') return select(childOf(root, step), rest, [...from, step])
  if (!Array.isArray(root)) return []
  return root.flatMap((item, index) => select(item, rest, [...from, index]))
}

/** The texts among what was found; values of another type are the schema's to report. */
export function textsOf(found: readonly Found[]): readonly { readonly path: PlanPath; readonly value: string }[] {
  return found.flatMap(({ path, value }) => (typeof value === 'string' ? [{ path, value }] : []))
}

/** The number under a key, `undefined` where there is none. */
export function numberAt(root: unknown, ...steps: readonly string[]): number | undefined {
  const value = steps.reduce<unknown>((here, step) => childOf(here, step), root)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The text under a key, `undefined` where there is none. */
export function textAt(root: unknown, ...steps: readonly string[]): string | undefined {
  const value = steps.reduce<unknown>((here, step) => childOf(here, step), root)
  return typeof value === 'string' ? value : undefined
}
