import type { AnyIndicator, Text } from '@planwright/sdk'
import { targetValue } from '../plan-file/target-value.js'
import type { Target } from './target.entity.js'

/** The figure of a school year from which a unit starts; null where it has none that may be seen. */
export type OwnStart = (year: string) => number | null

/** A figure that a unit may start from. */
export interface StartingFigure {
  readonly orgUnit: string
  readonly group: string
  readonly period: string
  readonly value: number | null
}

/** The figures of units by school year, as places to start from. */
export function startsIn(figures: readonly StartingFigure[]): (orgUnit: string, group: string) => OwnStart {
  const known = new Map(figures.map((one) => [`${one.orgUnit} ${one.group} ${one.period}`, one.value]))
  return (orgUnit, group) => (year) => known.get(`${orgUnit} ${group} ${year}`) ?? null
}

/** That a unit has no figure to start from. */
export function noStart(year: string): Text {
  return {
    en: `The target starts from each unit's own figure of ${year}, and this one has none to start from.`,
    es: `La meta parte de la cifra de ${year} de cada unidad, y esta no tiene ninguna de la cual partir.`,
  }
}

/** What a unit aims at from its own start, within what a percentage can be; null where a change leads nowhere. */
export function aimFrom(
  start: number,
  { value, change, basis }: Pick<Target, 'value' | 'change' | 'basis'>,
  { unit }: Pick<AnyIndicator, 'unit'>,
): number | null {
  if (value !== null) return value
  if (change == null || !basis || (basis === 'relative' && start === 0)) return null
  const aim = targetValue(start, change, basis)
  return unit === 'percent' ? Math.min(100, Math.max(0, aim)) : aim
}
