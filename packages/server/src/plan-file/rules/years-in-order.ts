import type { Finding } from '../finding.js'
import { numberAt } from '../select.js'

/** A plan ends no earlier than it starts. */
export function yearsInOrder(content: unknown): readonly Finding[] {
  const start = numberAt(content, 'years', 'start')
  const end = numberAt(content, 'years', 'end')
  if (start === undefined || end === undefined || end >= start) return []
  const message = `The plan ends in ${end}, before it starts in ${start}.`
  return [{ path: ['years', 'end'], message, remedy: 'Exchange or correct the two years.' }]
}
