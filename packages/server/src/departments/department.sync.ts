import type { EntityManager } from '@mikro-orm/sqlite'
import type { Registry } from '@planwright/engine'
import type { PlanFile } from '../plan-file/index.js'
import { Department } from './department.entity.js'

/**
 * Keeps the departments of the plan file, and those whose plugin is installed although the plan does not name them.
 * Answers their ids.
 */
export async function syncDepartments(
  em: EntityManager,
  file: PlanFile,
  registry: Registry,
): Promise<readonly string[]> {
  const named = new Set(file.departments.map(({ id }) => id))
  const unnamed = registry.departments.filter(({ id }) => !named.has(id))
  const all = [
    ...file.departments,
    ...unnamed.map(({ id, name }) => ({ id, name, indicatorLimit: registry.indicatorLimit })),
  ]
  // The ORM writes into what it is given; what a plugin declares is frozen, or should be.
  const rows = all.map(({ id, name, indicatorLimit }, position) => ({
    id,
    position,
    nameText: { ...name },
    indicatorLimit,
  }))
  await em.upsertMany(Department, rows)
  return rows.map(({ id }) => id)
}
