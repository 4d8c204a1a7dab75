import { readFile } from 'node:fs/promises'
import { nearestName } from '@planwright/facts'
import { readDocument } from './document.js'
import type { Finding } from './finding.js'
import { mistakeOf } from './mistake.js'
import { PlanFileError } from './plan-file-error.js'
import { type Found, numberAt, select, textsOf } from './select.js'
import { targetsOf } from './targets-in.js'
import type { PlanFile } from './types.js'

/** The departments that measure anything, and every indicator there is or was. */
interface Measures {
  readonly departments: readonly { readonly id: string }[]
  readonly indicators: readonly Measure[]
  readonly retired: readonly Measure[]
}

interface Measure {
  readonly definition: { readonly id: string; readonly better: 'higher' | 'lower' }
}

/** How many indicators each department of a plan may have, by its id. */
export function limitsOf({ departments }: PlanFile): ReadonlyMap<string, number> {
  return new Map(departments.map(({ id, indicatorLimit }) => [id, indicatorLimit]))
}

/**
 * Refuses a plan file that measures a goal by an indicator which no department has, or whose target leads away from
 * what is better, with a `PlanFileError` that holds every such goal. The file is read again for its lines.
 */
export async function refuseUnfitMeasures(path: string, known: Measures): Promise<void> {
  const document = readDocument(await readFile(path, 'utf8'))
  const goals = select(document.content, ['priorities', '*', 'goals', '*'])
  const findings = goals.flatMap((goal) => [...unknownMeasure(goal, known), ...worseningTargets(goal, known)])
  if (findings.length > 0) {
    throw new PlanFileError(
      path,
      findings.map((finding) => mistakeOf(finding, document)),
    )
  }
}

function unknownMeasure(goal: Found, known: Measures): readonly Finding[] {
  return measuresOf(goal).flatMap(({ path, value }) => {
    const fault = faultOf(value, known)
    return fault === undefined ? [] : [{ path, ...fault }]
  })
}

/** The indicators that a goal names, one or several. */
function measuresOf({ path, value: goal }: Found) {
  return textsOf([...select(goal, ['measuredBy'], path), ...select(goal, ['measuredBy', '*'], path)])
}

function worseningTargets(goal: Found, { indicators }: Measures): readonly Finding[] {
  const [first] = measuresOf(goal)
  const better = indicators.find(({ definition }) => definition.id === first?.value)?.definition.better
  return better === undefined ? [] : targetsOf(goal).flatMap((target) => worsening(target, better))
}

function worsening({ path, value: target }: Found, better: 'higher' | 'lower'): readonly Finding[] {
  const baseline = numberAt(target, 'baseline', 'value')
  if (baseline === undefined || isMeant(target)) return []
  const stated = numberAt(target, 'value')
  const change = numberAt(target, 'change')
  const way = stated === undefined ? change : stated - baseline
  if (way === undefined || (better === 'higher' ? way >= 0 : way <= 0)) return []
  const message = `The target leads away from what is better: of this indicator, ${better} is better.`
  const remedy = 'Correct it, or write "confirmed: [worsens]" beside it.'
  return [{ path: [...path, stated === undefined ? 'change' : 'value'], message, remedy }]
}

function isMeant(target: unknown): boolean {
  return textsOf(select(target, ['confirmed', '*'])).some(({ value }) => value === 'worsens')
}

const orNotYet = 'or write "notYet:" with the reason why there is no figure.'

function faultOf(measure: string, known: Measures): Pick<Finding, 'message' | 'remedy'> | undefined {
  const department = measure.split('.')[0] ?? ''
  if (!known.departments.some(({ id }) => id === department)) {
    const message = `The goal is measured by "${measure}", but the department "${department}" has no plugin installed.`
    return { message, remedy: `Add its plugin to the plugins folder, ${orNotYet}` }
  }
  const all = [...known.indicators, ...known.retired].map(({ definition }) => definition.id)
  if (all.includes(measure)) return undefined
  const own = known.indicators.map(({ definition }) => definition.id).filter((id) => id.startsWith(`${department}.`))
  const nearest = nearestName(measure, own)
  const guess = nearest === null ? '' : `Did you mean "${nearest}"? `
  const choice = own.length === 0 ? 'it has none' : own.toSorted().join(', ')
  return {
    message: `There is no indicator "${measure}".`,
    remedy: `${guess}Name one of the department's indicators (${choice}), ${orNotYet}`,
  }
}
