import { isToDate, judge, type Status } from '@planwright/engine'
import { type AnyIndicator, type Level, levels, type Reason, schoolYearOfPeriod, type Text } from '@planwright/sdk'
import type { Growths } from './growths.js'
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
  en: 'A target is set for other units or for all students, not for this figure.',
  es: 'La meta se fijó para otras unidades o para todos los estudiantes, no para esta cifra.',
}

/** When a figure is looked at, which decides whether its school year is over, and what is known of its growth until then. */
export interface StandingAt {
  readonly moment: string
  readonly growths: Growths
}

/** How a figure stands against the targets in force for its indicator. */
export function standingOf(
  indicator: AnyIndicator,
  figure: StandingFigure,
  targets: readonly Target[],
  { moment, growths }: StandingAt,
): Status {
  const target = targetFor(targets, figure)
  if (target === null && targets.length > 0) return { level: 'NO_TARGET', because: elsewhere }
  if (target === null) return judge({ ...figure, indicator, target, toDate: null })
  const toDate = isToDate(figure, moment) ? growths.of(indicator) : null
  return judge({ ...figure, indicator, target: judged(target), toDate })
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
  if (group !== 'all') return null
  const level = levelOf(orgUnit)
  const scopes = [
    targets.filter((target) => target.orgUnit === orgUnit),
    targets.filter((target) => level !== null && target.level === level),
    targets.filter((target) => Boolean(target.goal) && orgUnit === 'district'),
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

function judged({ baseline, value, by }: Target) {
  return { baseline: baseline ? { year: baseline.period, value: baseline.value } : null, value, by }
}
