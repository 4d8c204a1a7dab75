import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { type GridInput, GridOrderBy } from './grid.input.js'

/** The columns that there are indicators for. */
export function knownIndicators({ indicators }: GridInput, { registry }: Context): readonly string[] {
  return [...new Set(indicators)].filter((id) => indicatorNamed(registry, id) !== null)
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

/** Refuses a part of the district that no level is asked of: it would narrow nothing. */
export function refuseLevelless({ level, within }: GridInput): void {
  if (!within || level) return
  const hint = 'Name the level whose units are wanted as well, such as level: SCHOOL.'
  throw new ServerError('ARGUMENT_INVALID', {
    argument: 'input.within',
    value: within,
    wanted: 'used without `level`',
    hint,
  })
}
