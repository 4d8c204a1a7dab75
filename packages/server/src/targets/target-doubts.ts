import type { EntityManager } from '@mikro-orm/sqlite'
import { decimalOf, rounded } from '@planwright/engine'
import { type AnyIndicator, decimalsOf, startOf, type Unit } from '@planwright/sdk'
import { type ErrorFacts, ServerError } from '../errors.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import type { StandingSource } from '../moves/shown-figures.js'
import { Plan } from '../plan/plan.entity.js'
import type { TargetContent } from './target-check.js'

/** What may be meant, and is more often a mistake. Each can be confirmed by its code. */
export const targetDoubts = ['TARGET_WORSENS', 'TARGET_OUTSIDE_PLAN', 'TARGET_BASELINE_DIFFERS'] as const

type TargetDoubt = (typeof targetDoubts)[number]

/** What is doubtful in a target, without what was confirmed. */
export async function doubtsOf(
  source: StandingSource,
  definition: AnyIndicator,
  content: TargetContent,
  confirmed: readonly string[],
): Promise<readonly Problem[]> {
  const doubts = [
    ...worsens(definition, content),
    ...(await outsidePlan(source.em, content)),
    ...(await baselineDiffers((sql, parameters) => source.visible.rows(sql, parameters), definition, content)),
  ]
  return doubts.filter(({ code }) => !confirmed.includes(code))
}

/** Whether a value is worse than the one it starts from. */
export function isWorse(better: AnyIndicator['better'], value: number, baseline: number): boolean {
  return better === 'higher' ? value < baseline : value > baseline
}

function worsens(
  { better }: AnyIndicator,
  { value, baseline, change, ownBaseline, basis }: TargetContent,
): readonly Problem[] {
  const facts = { better }
  if (ownBaseline && value === null && change != null && basis)
    return isWorse(better, change, 0)
      ? [doubt('TARGET_WORSENS', { ...facts, value: change, baseline: 0 }, 'change')]
      : []
  if (!baseline || value === null || !isWorse(better, value, baseline.value)) return []
  const place = change == null ? 'value' : 'change'
  return [doubt('TARGET_WORSENS', { ...facts, value, baseline: baseline.value }, place)]
}

async function outsidePlan(em: EntityManager, { by }: TargetContent): Promise<readonly Problem[]> {
  const plan = await em.findOne(Plan, { key: { $ne: '' } })
  const met = startOf(by) + 1
  if (plan === null || (met >= plan.years.start && met <= plan.years.end)) return []
  const { start, end } = plan.years
  return [doubt('TARGET_OUTSIDE_PLAN', { by, met, start, end }, 'by')]
}

const loaded = `select value from observation where indicator = ? and orgUnit = ? and groupKey = ? and period = ?
  and supersededAt is null and value is not null`

type ReadFigures = (sql: string, parameters: readonly unknown[]) => Promise<readonly { readonly value: number }[]>

/** The figure of the baseline year, as far as it may be seen, is what the baseline says. A level has no figure of its own. */
export async function baselineDiffers(
  read: ReadFigures,
  { id, unit }: AnyIndicator,
  { baseline, orgUnit, group }: Pick<TargetContent, 'baseline' | 'orgUnit' | 'group'>,
): Promise<readonly Problem[]> {
  if (!baseline || !orgUnit) return []
  const { period, value } = baseline
  const [figure] = await read(loaded, [id, orgUnit, group ?? 'all', period])
  if (figure === undefined || inUnit(figure.value, unit) === inUnit(value, unit)) return []
  return [doubt('TARGET_BASELINE_DIFFERS', { period, value, loaded: figure.value }, 'baseline', 'value')]
}

function inUnit(value: number, unit: Unit): string | null {
  const exact = decimalOf(value)
  return exact === null ? null : rounded(exact, decimalsOf[unit])
}

function doubt(code: TargetDoubt, facts: ErrorFacts, ...path: readonly string[]): Problem {
  return problemOf(new ServerError(code, facts), ['input', ...path])
}
