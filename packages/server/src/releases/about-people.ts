import type { ResolvedIndicator } from '@planwright/engine'
import { isAboutPeople as rowsAreAboutPeople } from '@planwright/facts'
import type { Edition } from '../indicators/edition.js'

/** Whether an indicator reads rows about students or staff: its figures are then protected. */
export function isAboutPeople({ datasets }: Pick<ResolvedIndicator, 'datasets'>): boolean {
  return datasets.some(rowsAreAboutPeople)
}

/** The indicators everybody sees as they stand: those that never, in any definition known, were about people. */
export function openIndicators({ indicators, retired, eras }: Edition): readonly string[] {
  const protectedIds = new Set(protectedIndicators({ indicators, retired, eras }))
  return [...indicators, ...retired].map(({ definition }) => definition.id).filter((id) => !protectedIds.has(id))
}

/** The indicators of which only released figures are public. */
export function protectedIndicators({
  indicators,
  retired,
  eras,
}: Pick<Edition, 'indicators' | 'retired' | 'eras'>): readonly string[] {
  return [...indicators, ...retired]
    .filter((one) =>
      [one, ...(eras.get(one.definition.id) ?? []).map(({ indicator }) => indicator)].some(isAboutPeople),
    )
    .map(({ definition }) => definition.id)
}
