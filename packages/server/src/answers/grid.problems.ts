import { dimensionIds, dimensions } from '@planwright/sdk'
import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import { hintFor } from '../graphql/nearest.js'
import { problemOf } from '../graphql/problem.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { type GridInput, GridOrderBy } from './grid.input.js'

/** The indicators there are; a warning names the others, each with the nearest. */
export function knownIndicators({ indicators }: GridInput, { registry, warnings }: Context): readonly string[] {
  const known = registry.indicators.map(({ definition }) => definition.id)
  return [...new Set(indicators)].filter((id) => {
    const found = indicatorNamed(registry, id) !== null
    if (!found) warnings.push(notFound('indicator', id, known, ['grid', 'input', 'indicators']))
    return found
  })
}

/** Refuses conditions and orders about indicators that are not columns. */
export function refuseForeign({ indicators, having, order }: GridInput): void {
  const byValue = (order ?? []).filter(({ by }) => by === GridOrderBy.INDICATOR)
  const named = [
    ...(having ?? []).map(({ indicator }) => ({ argument: 'input.having', indicator })),
    ...byValue.map(({ indicator }) => ({ argument: 'input.order', indicator: indicator ?? 'null' })),
  ]
  for (const { argument, indicator } of named) {
    if (indicators.includes(indicator)) continue
    const hint = `Name one of the columns: ${indicators.join(', ')}.`
    throw new ServerError('ARGUMENT_INVALID', { argument, value: indicator, wanted: 'a column of this grid', hint })
  }
}

const knownGroups = dimensionIds.flatMap((id) => dimensions[id].groups.map(({ key }) => `${id}/${key}`))

/** Warns of groups and org units that nobody knows. */
export async function warnOfUnknownPlaces(
  { orgUnits }: GridInput,
  groups: readonly string[],
  { loaders, warnings }: Context,
): Promise<void> {
  for (const group of groups)
    if (group !== 'all' && !knownGroups.includes(group))
      warnings.push(notFound('group', group, [...knownGroups, ...dimensionIds], ['grid', 'input', 'groups']))
  const units = await loaders.orgUnit.loadMany(orgUnits ?? [])
  for (const [index, unit] of units.entries())
    if (unit === null) {
      const hint = 'Ask `orgUnits` for those there are.'
      const error = new ServerError('NOT_FOUND', { kind: 'org unit', id: orgUnits?.[index] ?? '', hint })
      warnings.push(problemOf(error, ['grid', 'input', 'orgUnits']))
    }
}

function notFound(kind: string, id: string, known: readonly string[], path: readonly string[]) {
  return problemOf(new ServerError('NOT_FOUND', { kind, id, hint: hintFor(id, known) }), path)
}
