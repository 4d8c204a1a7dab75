import { isToDate, type JudgedTarget, judge, type Status } from '@planwright/engine'
import { type AnyIndicator, type Level, levels, type Reason, schoolYearOfPeriod, type Text } from '@planwright/sdk'
import type { Growths } from './growths.js'
import { aimFrom, noStart, type OwnStart } from './own-baseline.js'
import type { Target } from './target.entity.js'

/** A figure as the judge looks at it. */
export interface StandingFigure {
  readonly orgUnit: string
  readonly group: string
  readonly period: string
  readonly value: number | null
  readonly reason: Reason | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** Whether the rows it was calculated from end before its school year did. */
  readonly endsEarly: boolean
}

const elsewhere: Text = {
  en: 'A target is set for other units or groups, not for this figure.',
  es: 'La meta se fijó para otras unidades u otros grupos, no para esta cifra.',
}

/**
 * When a figure is looked at, which decides whether its school year is over, what is known of its growth until then, and
 * where its unit starts from.
 */
export interface StandingAt {
  readonly moment: string
  readonly growths: Growths
  readonly ownStart: OwnStart
}

/** How a figure stands against the targets in force for its indicator. */
export function standingOf(
  indicator: AnyIndicator,
  figure: StandingFigure,
  targets: readonly Target[],
  { moment, growths, ownStart }: StandingAt,
): Status {
  const target = targetFor(targets, figure)
  if (target === null && targets.length > 0) return { level: 'NO_TARGET', because: elsewhere }
  if (target === null) return judge({ ...figure, indicator, target, toDate: null })
  const way = judged(target, indicator, ownStart)
  if (way === null) return { level: 'CANNOT_TELL', because: noStart(target.ownBaseline ?? target.by) }
  const toDate = isToDate(figure, moment) ? growths.of(indicator) : null
  return judge({ ...figure, indicator, target: way, toDate })
}

/**
 * The target that a figure is judged by. One set for the unit itself counts before one for all units of its level,
 * and both before the plan file's, which is the district's. Of several years, the next one due counts; after the
 * last, the last.
 */
export function targetFor(
  targets: readonly Target[],
  { orgUnit, group, period }: Pick<StandingFigure, 'orgUnit' | 'group' | 'period'>,
): Target | null {
  const level = levelOf(orgUnit)
  const ofGroup = targets.filter((target) => (target.group ?? 'all') === group)
  const scopes = [
    ofGroup.filter((target) => target.orgUnit === orgUnit),
    ofGroup.filter((target) => level !== null && target.level === level),
    ofGroup.filter((target) => Boolean(target.goal) && orgUnit === 'district'),
  ]
  const scope = scopes.find((candidates) => candidates.length > 0)
  return scope === undefined ? null : dueNext(scope, schoolYearOfPeriod(period))
}

function dueNext(targets: readonly Target[], year: string): Target | null {
  const inOrder = [...targets].sort((one, other) => one.by.localeCompare(other.by, 'en') || one.id - other.id)
  return inOrder.find(({ by }) => by >= year) ?? inOrder.at(-1) ?? null
}

/** The level of an org unit of the district; null for the state and other districts. */
export function levelOf(orgUnit: string): Level | null {
  return levels.find((level) => level === orgUnit.split('/', 1)[0]) ?? null
}

/** The target as the judge takes it; null where a unit has nothing to start from. */
function judged(target: Target, indicator: AnyIndicator, ownStart: OwnStart): JudgedTarget | null {
  const { baseline, ownBaseline, value, by } = target
  const margin = target.margin ?? 0
  if (!ownBaseline) {
    const from = baseline ? { year: baseline.period, value: baseline.value } : null
    return value === null ? null : { baseline: from, value, by, margin }
  }
  const start = ownStart(ownBaseline)
  const aim = start === null ? null : aimFrom(start, target, indicator)
  return start === null || aim === null
    ? null
    : { baseline: { year: ownBaseline, value: start }, value: aim, by, margin }
}
