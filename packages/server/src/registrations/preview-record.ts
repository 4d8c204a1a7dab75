import type { AuditTrail } from '../audit/audit-trail.js'
import type { IndicatorInput } from './indicator.input.js'
import type { Preview } from './preview.js'

/** How much of the formulas one entry holds; the version stands for all of them. */
const longest = 4_000

/** Records who tried which formulas on rows about people, before the answer is sent: also where nothing could be shown. */
export async function recordPreview(
  trail: AuditTrail,
  subject: string,
  { id, value }: IndicatorInput,
  { aboutPeople, version, figures, moves }: Preview,
): Promise<void> {
  if (!aboutPeople || version === null) return
  const shown = figures.filter((figure) => figure.value !== null).length
  const formulas = JSON.stringify(value).slice(0, longest)
  const details = { version, formulas, figures: shown, moves: moves.length }
  await trail.record({ subject, action: 'figures.preview', target: id, release: null, details })
}
