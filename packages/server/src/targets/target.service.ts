import type { AuditTrail } from '../audit/audit-trail.js'
import type { Authority } from '../audit/authority.js'
import type { Problem } from '../graphql/problem.js'
import { resolvedNamed } from '../indicators/edition.js'
import { type Move, movesOf } from '../moves/moves.js'
import { type StandingSource, standingFigures, targetsInForce } from '../moves/shown-figures.js'
import { digestOf } from '../records/digest.js'
import { Target } from './target.entity.js'
import type { TargetInput } from './target.input.js'
import { type CheckedTarget, checkTarget, type TargetContent } from './target-check.js'
import { doubtsOf } from './target-doubts.js'

/** What a target would come to, and whose status it would move. */
export interface TargetPreview {
  readonly value: number | null
  readonly moves: readonly Move[]
  readonly problems: readonly Problem[]
}

export interface SetTarget {
  readonly target: Target | null
  readonly problems: readonly Problem[]
}

/** Works out which figures would have another status. Writes nothing. */
export async function previewTarget(source: StandingSource, input: TargetInput): Promise<TargetPreview> {
  const { em } = source
  const { content, problems } = await judgedTarget(source, input)
  if (content === null) return { value: null, moves: [], problems }
  const standing = await targetsInForce(em, input.indicator)
  const wanted = Object.assign(new Target(), content, { id: Number.MAX_SAFE_INTEGER })
  const after = [...standing.filter((target) => !isSamePlace(target, content)), wanted]
  const [was, is] = await Promise.all([
    standingFigures(source, input.indicator, { group: content.group ?? 'all' }, standing),
    standingFigures(source, input.indicator, { group: content.group ?? 'all' }, after),
  ])
  return { value: content.value, moves: movesOf(input.indicator, was, is), problems }
}

/** A target as it would be kept, with everything that speaks against it: mistakes, and doubts that were not confirmed. */
async function judgedTarget(source: StandingSource, input: TargetInput): Promise<CheckedTarget> {
  const checked = await checkTarget({ ...source, today: source.now().slice(0, 10) }, input)
  const definition = resolvedNamed(source.edition, input.indicator)?.definition
  if (checked.content === null || definition === undefined) return checked
  return { ...checked, problems: await doubtsOf(source, definition, checked.content, input.confirm ?? []) }
}

interface Order {
  readonly trail: AuditTrail
  readonly input: TargetInput
  readonly by: Authority
}

/** Sets a target. One for the same unit or level and year is closed and stays on record. The same again changes nothing. */
export async function setTarget(source: StandingSource, { trail, input, by }: Order): Promise<SetTarget> {
  const { content, problems } = await judgedTarget(source, input)
  if (content === null || problems.length > 0) return { target: null, problems }
  const target = await trail.writing(by, async (transaction, record) => {
    const standing = await transaction.find(Target, { indicator: input.indicator, supersededAt: null })
    const old = standing.find((one) => isSamePlace(one, content))
    if (old !== undefined && digestOf(said(old)) === digestOf(said(content))) return old
    const at = source.now()
    if (old !== undefined) old.supersededAt = at
    const fresh = transaction.create(Target, { ...content, assumed: false, setBy: by.subject, recordedAt: at } as never)
    await transaction.flush()
    const details = { ...content, instead: old?.id ?? null, confirmed: input.confirm ?? [] }
    record({ subject: by.subject, action: 'target.set', target: input.indicator, release: null, details })
    return fresh as Target
  })
  return { target, problems }
}

/** Whether two targets are for the same unit or level and the same year, so that only one of them can be in force. */
function isSamePlace(one: TargetContent, other: TargetContent): boolean {
  return (
    Boolean(one.indicator) &&
    (one.level ?? null) === (other.level ?? null) &&
    (one.orgUnit ?? null) === (other.orgUnit ?? null) &&
    (one.group ?? null) === (other.group ?? null) &&
    one.by === other.by
  )
}

/** What a target says, in a fixed order. */
function said({ baseline, ownBaseline, change, basis, value, margin, by, whyText, reviewOn }: TargetContent) {
  const from = baseline ? [baseline.period, baseline.value] : null
  return [
    from,
    ownBaseline ?? null,
    margin ?? null,
    change ?? null,
    basis ?? null,
    value,
    by,
    whyText.en,
    whyText.es ?? null,
    reviewOn ?? null,
  ]
}
