import type { EntityManager } from '@mikro-orm/sqlite'
import type { CatalogueChanges, RegisteredIndicator } from '../indicators/edition.js'
import { groupBy } from '../records/group-by.js'
import { definitionOf, type Surroundings } from './definition-of.js'
import { RegistrationEntry } from './registration.entity.js'
import { Retirement } from './retirement.entity.js'

/** What was approved and retired, as the records say. A definition that no longer can be read is left out. */
export async function storedChanges(em: EntityManager, surroundings: Surroundings): Promise<CatalogueChanges> {
  const approved = await em.find(RegistrationEntry, { approvedAt: { $ne: null } }, { orderBy: { number: 'desc' } })
  const retired = await em.find(Retirement, { endedAt: null }, { orderBy: { id: 'asc' } })
  const versions = groupBy(approved, ({ indicator }) => indicator)
  return {
    registered: [...versions.values()].flatMap((entries) => registeredOf(entries, surroundings)),
    retired: retired.map(({ indicator }) => indicator),
  }
}

/** The newest approved version, and those that earlier school years keep. */
function registeredOf(
  entries: readonly RegistrationEntry[],
  surroundings: Surroundings,
): readonly RegisteredIndicator[] {
  const last = entries.findIndex(({ appliesFrom }) => appliesFrom === null)
  const needed = last === -1 ? entries : entries.slice(0, last + 1)
  const eras = needed.flatMap(({ input, appliesFrom }) => {
    const { definition, department } = definitionOf(input, surroundings)
    return definition === null ? [] : [{ definition, department, appliesFrom }]
  })
  const [newest, ...earlier] = eras
  if (newest === undefined || eras.length < needed.length) return []
  return [{ ...newest, earlier }]
}

/** The ids of indicators in force whose definition cannot be read any more, because their dataset is gone. */
export async function unreadable(
  em: EntityManager,
  { registered, retired }: CatalogueChanges,
): Promise<readonly string[]> {
  const approved = await em.find(RegistrationEntry, { approvedAt: { $ne: null } })
  const read = new Set([...retired, ...registered.map(({ definition }) => definition.id)])
  return [...new Set(approved.map(({ indicator }) => indicator))].filter((id) => !read.has(id))
}
