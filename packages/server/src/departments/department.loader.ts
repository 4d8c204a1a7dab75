import type { EntityManager } from '@mikro-orm/sqlite'
import { byId } from '../records/batch.js'
import { Department } from './department.entity.js'

/** Batching readers of departments. */
export function departmentLoaders(em: EntityManager) {
  return { department: byId(em, Department) }
}
