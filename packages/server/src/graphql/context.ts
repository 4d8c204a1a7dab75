import type { EntityManager } from '@mikro-orm/sqlite'
import type { Registry } from '@planwright/engine'
import type { ImportService } from '../imports/import.service.js'
import { createLoaders, type Loaders } from './loaders.js'
import type { Problem } from './problem.js'

/** What lives as long as the server. */
export interface Services {
  readonly registry: Registry
  readonly imports: ImportService
  readonly label: string | null
}

/** What a resolver is given: made anew for every request. */
export interface Context extends Services {
  readonly em: EntityManager
  readonly loaders: Loaders
  /** Why parts of the answer are empty; sent beside it as `extensions.warnings`. */
  readonly warnings: Problem[]
}

/** The context of one request. */
export function contextOf(em: EntityManager, services: Services): Context {
  const fork = em.fork()
  return { ...services, em: fork, loaders: createLoaders(fork, services.registry), warnings: [] }
}
