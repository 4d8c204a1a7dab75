import { number, rows } from './numbers.js'
import type { ImportProgress, Listed, WholeUnit, YearEffect } from './protocol.js'

/** What an import does to each school year: a small table, with the units that gain or lose all their rows below. */
export function effectLines({ totalCount, nodes }: ImportProgress['effects']): readonly string[] {
  const touched = nodes.filter(isTouched)
  const same = nodes.length - touched.length
  const isOneDataset = new Set(touched.map(({ dataset }) => dataset)).size < 2
  const names = touched.map((effect) => nameOf(effect, isOneDataset))
  const width = Math.max(0, ...names.map((name) => name.length))
  return [
    ...touched.flatMap((effect, place) => yearLines((names[place] ?? '').padEnd(width), effect)),
    ...(touched.length > 0 ? unchangedLines(same) : []),
    ...(totalCount > nodes.length ? [`and ${number(totalCount - nodes.length)} more school years.`] : []),
  ]
}

function unchangedLines(years: number): readonly string[] {
  if (years === 0) return []
  return [
    years === 1 ? '1 other school year stays as it was.' : `${number(years)} other school years stay as they were.`,
  ]
}

function isTouched({ added, altered, removed }: YearEffect): boolean {
  return added + altered + removed > 0
}

function nameOf({ dataset, schoolYear }: YearEffect, isOneDataset: boolean): string {
  const year = schoolYear ?? 'all'
  return isOneDataset ? year : `${dataset} ${year}`
}

function yearLines(name: string, effect: YearEffect): readonly string[] {
  const { before, after, added, altered, removed, losing, gaining } = effect
  const change = `+${number(added)} ~${number(altered)} -${number(removed)}`
  return [
    `${name}  ${rows(before)} before, ${number(after)} after (${change})`,
    ...unitLines(loses, losing),
    ...(before === 0 ? [] : unitLines(isNew, gaining)),
  ]
}

function unitLines(change: (unit: WholeUnit) => string, { totalCount, nodes }: Listed<WholeUnit>): readonly string[] {
  const more = totalCount - nodes.length
  return [...nodes.map((unit) => `  ${change(unit)}`), ...(more > 0 ? [`  and ${number(more)} more`] : [])]
}

function loses({ unit, rows: lost }: WholeUnit): string {
  return lost === 1 ? `${unit} loses its only row` : `${unit} loses all of its ${rows(lost)}`
}

function isNew({ unit, rows: gained }: WholeUnit): string {
  return `${unit} is new, with ${rows(gained)}`
}
