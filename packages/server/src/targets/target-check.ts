import type { EntityManager } from '@mikro-orm/sqlite'
import { type AnyIndicator, dimensions, isSchoolYear, type Level } from '@planwright/sdk'
import { ServerError } from '../errors.js'
import { hintFor } from '../graphql/nearest.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import { textOf } from '../graphql/text.input.js'
import { type Edition, resolvedNamed } from '../indicators/edition.js'
import { hintForYear } from '../names/period-name.js'
import { targetValue } from '../plan-file/target-value.js'
import { rowsOf } from '../records/sql.js'
import { levelOf } from './standing.js'
import type { Target } from './target.entity.js'
import type { TargetInput } from './target.input.js'
import { targetDoubts } from './target-doubts.js'

/** What a target says, without who set it when. */
export type TargetContent = Pick<
  Target,
  | 'indicator'
  | 'level'
  | 'orgUnit'
  | 'baseline'
  | 'ownBaseline'
  | 'change'
  | 'basis'
  | 'value'
  | 'margin'
  | 'group'
  | 'by'
  | 'whyText'
  | 'reviewOn'
>

export interface CheckedTarget {
  readonly content: TargetContent | null
  readonly problems: readonly Problem[]
}

/**
 * Reads a target as it would be kept, or says everything that speaks against it. `today` is the day by the house's clock.
 */
export async function checkTarget(
  { em, edition, today }: { readonly em: EntityManager; readonly edition: Edition; readonly today: string },
  input: TargetInput,
): Promise<CheckedTarget> {
  const definition = resolvedNamed(edition, input.indicator)?.definition ?? null
  const value = aimedAt(input)
  const problems = [
    ...(definition === null ? [unknownIndicator(edition, input.indicator)] : []),
    ...(await scopeProblems(em, definition, input)),
    ...yearProblems(input),
    ...ownBaselineProblems(input),
    ...valueProblems(input),
    ...reviewProblems(input, today),
    ...marginProblems(input),
    ...groupProblems(definition, input),
    ...confirmationProblems(input),
    ...(value === null || definition === null ? [] : rangeProblems(definition, value, input)),
  ]
  if (problems.length > 0) return { content: null, problems }
  return { content: contentOf(input, value), problems }
}

function contentOf(input: TargetInput, value: number | null): TargetContent {
  const { indicator, by, baseline, ownBaseline, change, basis, margin, group, reason, reviewOn } = input
  const level = input.level && input.level !== 'district' ? input.level : null
  return {
    indicator,
    level,
    orgUnit: level === null ? (input.orgUnit ?? 'district') : null,
    baseline: baseline ? { period: baseline.period, value: baseline.value } : null,
    ownBaseline: ownBaseline ?? null,
    change: change ?? null,
    basis: basis ?? null,
    value,
    margin: margin ?? null,
    group: group && group !== 'all' ? group : null,
    by,
    whyText: textOf(reason),
    reviewOn: dayOf(reviewOn),
  }
}

/** The value stated, or worked out exactly from the baseline; null where neither can be. */
function aimedAt({ value, change, basis, baseline }: TargetInput): number | null {
  if (isThere(value)) return isThere(change) ? null : value
  return isThere(change) && basis && baseline ? targetValue(baseline.value, change, basis) : null
}

function valueProblems({ value, change, basis, baseline, ownBaseline }: TargetInput): readonly Problem[] {
  const count = Number(isThere(value)) + Number(isThere(change))
  if (count !== 1) return [problemOf(new ServerError('TARGET_VALUE', { count }), ['input', 'value'])]
  if (!isThere(change)) return []
  const lacking = [...(basis ? [] : ['basis']), ...(baseline || ownBaseline ? [] : ['baseline'])]
  const hint = 'Write it, or state the "value" wanted instead.'
  const missing = lacking.map((name) => impossible(`A change needs its ${name}.`, hint, name))
  if (missing.length > 0 || basis !== 'relative' || baseline?.value !== 0) return missing
  return [
    impossible('A relative change from a baseline of 0 leads nowhere.', 'State the "value" wanted instead.', 'change'),
  ]
}

function rangeProblems({ unit }: AnyIndicator, value: number, { change }: TargetInput): readonly Problem[] {
  if (unit !== 'percent' || (value >= 0 && value <= 100)) return []
  const place = isThere(change) ? 'change' : 'value'
  return [impossible(`The target would be ${value}, which no percentage can be.`, 'Correct it.', place)]
}

function yearProblems({ by, baseline }: TargetInput): readonly Problem[] {
  const wrong = [
    ...(isSchoolYear(by) ? [] : [notAYear(by, ['by'])]),
    ...(baseline && !isSchoolYear(baseline.period) ? [notAYear(baseline.period, ['baseline', 'period'])] : []),
  ]
  if (wrong.length > 0 || !baseline || baseline.period < by) return wrong
  const cause = `The baseline ${baseline.period} does not come before ${by}, when the target is to be met.`
  return [impossible(cause, 'Name an earlier year as the baseline.', 'baseline', 'period')]
}

/** Each unit's own start is for a level, and takes the place of the one baseline. */
function ownBaselineProblems({ ownBaseline, baseline, level, by }: TargetInput): readonly Problem[] {
  if (!ownBaseline) return []
  if (!isSchoolYear(ownBaseline)) return [notAYear(ownBaseline, ['ownBaseline'])]
  if (baseline)
    return [impossible('The target names one baseline for all and also one for each unit.', keepOne, 'ownBaseline')]
  if (!level || level === 'district')
    return [impossible('Only the units of a level each start from their own figure.', nameLevel, 'ownBaseline')]
  if (!isSchoolYear(by) || ownBaseline < by) return []
  const cause = `The baseline ${ownBaseline} does not come before ${by}, when the target is to be met.`
  return [impossible(cause, 'Name an earlier year as the baseline.', 'ownBaseline')]
}

const keepOne = 'Keep "baseline" or "ownBaseline".'
const nameLevel = 'Name the level, such as SCHOOL, or write "baseline" with its value.'

function reviewProblems({ reviewOn }: TargetInput, today: string): readonly Problem[] {
  const day = dayOf(reviewOn)
  if (day === null || day > today) return []
  return [impossible(`The review on ${day} is not in the future.`, `Name a day after ${today}.`, 'reviewOn')]
}

function marginProblems({ margin }: TargetInput): readonly Problem[] {
  if (!isThere(margin) || margin >= 0) return []
  return [
    impossible(`A margin of ${margin} is none.`, 'Write by how much a figure may fall short: 0 or more.', 'margin'),
  ]
}

/** A target of a group is for an indicator that is worked out by it. */
function groupProblems(definition: AnyIndicator | null, { group }: TargetInput): readonly Problem[] {
  if (!group || group === 'all' || definition === null) return []
  const known = definition.groups.flatMap((id) => dimensions[id].groups.map(({ key }) => `${id}/${key}`))
  if (known.includes(group)) return []
  const error = new ServerError('NOT_FOUND', { kind: 'group', id: group, hint: hintFor(group, known) })
  return [problemOf(error, ['input', 'group'])]
}

function confirmationProblems({ confirm }: TargetInput): readonly Problem[] {
  return (confirm ?? []).flatMap((code, position) => {
    if (targetDoubts.some((known) => known === code)) return []
    const facts = {
      argument: 'confirm',
      value: code,
      wanted: 'a doubt about targets',
      hint: hintFor(code, targetDoubts),
    }
    return [problemOf(new ServerError('ARGUMENT_INVALID', facts), ['input', 'confirm', String(position)])]
  })
}

async function scopeProblems(
  em: EntityManager,
  definition: AnyIndicator | null,
  { level, orgUnit }: TargetInput,
): Promise<readonly Problem[]> {
  if (level && orgUnit) return [problemOf(new ServerError('TARGET_SCOPE'), ['input', 'orgUnit'])]
  if (orgUnit && orgUnit !== 'district') {
    const unknown = await unknownUnit(em, orgUnit)
    if (unknown !== null) return [unknown]
  }
  const wanted = level ?? levelOf(orgUnit ?? 'district')
  if (wanted !== null && (definition === null || definition.levels.includes(wanted))) return []
  return [levelProblem(definition?.levels ?? [], orgUnit ?? String(level), level ? 'level' : 'orgUnit')]
}

async function unknownUnit(em: EntityManager, id: string): Promise<Problem | null> {
  const known = (await rowsOf<{ id: string }>(em, 'select id from orgUnit order by id')).map((unit) => unit.id)
  if (known.includes(id)) return null
  return problemOf(new ServerError('NOT_FOUND', { kind: 'org unit', id, hint: hintFor(id, known) }), [
    'input',
    'orgUnit',
  ])
}

function levelProblem(levels: readonly Level[], asked: string, place: string): Problem {
  return impossible(`The indicator has no figures for ${asked}.`, `It has them for: ${levels.join(', ')}.`, place)
}

function unknownIndicator({ indicators }: Edition, id: string): Problem {
  const known = indicators.map(({ definition }) => definition.id)
  return problemOf(new ServerError('NOT_FOUND', { kind: 'indicator', id, hint: hintFor(id, known) }), [
    'input',
    'indicator',
  ])
}

function notAYear(value: string, path: readonly string[]): Problem {
  const facts = { argument: path.join('.'), value, wanted: 'a school year', hint: hintForYear(value) }
  return problemOf(new ServerError('ARGUMENT_INVALID', facts), ['input', ...path])
}

function impossible(cause: string, hint: string, ...path: readonly string[]): Problem {
  return problemOf(new ServerError('TARGET_IMPOSSIBLE', { cause, hint }), ['input', ...path])
}

function isThere(value: number | null | undefined): value is number {
  return value !== null && value !== undefined
}

function dayOf(day: string | Date | null | undefined): string | null {
  if (!day) return null
  return typeof day === 'string' ? day : day.toISOString().slice(0, 10)
}
