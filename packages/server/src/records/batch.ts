import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'

type EntityClass<T> = new () => T

/** Reads entities by id, all ids of a moment in one statement, and answers those that may be seen. */
export function byId<T extends { id: string }>(
  em: EntityManager,
  entity: EntityClass<T>,
  isSeen: (item: T) => boolean = () => true,
): DataLoader<string, T | null> {
  return new DataLoader(async (ids) => {
    const found = (await em.find<T>(entity, { id: { $in: [...ids] } } as never)) as T[]
    const known = new Map(found.filter(isSeen).map((item) => [item.id, item]))
    return ids.map((id) => known.get(id) ?? null)
  })
}

/** Reads the entities that belong to each of many others, in order of position, in one statement. */
export function belongingTo<T extends object>(
  em: EntityManager,
  entity: EntityClass<T>,
  property: keyof T & string,
): DataLoader<string, T[]> {
  return new DataLoader(async (ids) => {
    const where = { [property]: { $in: [...ids] } }
    const found = (await em.find<T>(entity, where as never, { orderBy: { position: 'asc' } as never })) as T[]
    const groups = new Map<string, T[]>(ids.map((id) => [id, []]))
    for (const item of found) groups.get(String(item[property]))?.push(item)
    return ids.map((id) => groups.get(id) ?? [])
  })
}
