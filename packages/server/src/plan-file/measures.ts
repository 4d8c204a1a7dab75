import { readFile } from 'node:fs/promises'
import { nearestName } from '@planwright/facts'
import { readDocument } from './document.js'
import type { Finding } from './finding.js'
import { mistakeOf } from './mistake.js'
import { PlanFileError } from './plan-file-error.js'
import { select, textsOf } from './select.js'
import type { PlanFile } from './types.js'

/** The departments that measure anything, and every indicator there is or was. */
interface Measures {
  readonly departments: readonly { readonly id: string }[]
  readonly indicators: readonly Measure[]
  readonly retired: readonly Measure[]
}

interface Measure {
  readonly definition: { readonly id: string }
}

/** How many indicators each department of a plan may have, by its id. */
export function limitsOf({ departments }: PlanFile): ReadonlyMap<string, number> {
  return new Map(departments.map(({ id, indicatorLimit }) => [id, indicatorLimit]))
}

/**
 * Refuses a plan file that measures a goal by an indicator which no department has, with a
 * `PlanFileError` that holds every such goal. The file is read again for its lines.
 */
export async function refuseUnknownMeasures(path: string, known: Measures): Promise<void> {
  const document = readDocument(await readFile(path, 'utf8'))
  const measures = textsOf(select(document.content, ['priorities', '*', 'goals', '*', 'measuredBy']))
  const findings = measures.flatMap(({ path: place, value }): readonly Finding[] => {
    const fault = faultOf(value, known)
    return fault === undefined ? [] : [{ path: place, ...fault }]
  })
  if (findings.length > 0) {
    throw new PlanFileError(
      path,
      findings.map((finding) => mistakeOf(finding, document)),
    )
  }
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
