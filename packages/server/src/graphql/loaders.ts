import type { EntityManager } from '@mikro-orm/sqlite'
import type { Viewer } from '../access/viewer.js'
import { definitionLoaders } from '../definitions/definition.loader.js'
import { departmentLoaders } from '../departments/department.loader.js'
import { importLoaders } from '../imports/import.loader.js'
import type { Edition } from '../indicators/edition.js'
import { observationLoaders } from '../observations/observation.loader.js'
import type { VisibleObservations } from '../observations/visible.js'
import { organizationLoaders } from '../organization/org-unit.loader.js'
import { planLoaders } from '../plan/plan.loader.js'
import { registrationLoaders } from '../registrations/registration.loader.js'
import { Growths } from '../targets/growths.js'
import { targetLoaders } from '../targets/target.loader.js'

/** The batching readers of one request. */
export function createLoaders(
  em: EntityManager,
  registry: Edition,
  visible: VisibleObservations,
  viewer: Viewer,
  now: () => string,
) {
  return {
    ...planLoaders(em),
    ...definitionLoaders(em),
    ...importLoaders(em, viewer),
    ...departmentLoaders(em),
    ...targetLoaders(em),
    growths: new Growths(),
    ...registrationLoaders(em, viewer),
    ...organizationLoaders(em),
    ...observationLoaders(visible, registry, now),
  }
}

export type Loaders = ReturnType<typeof createLoaders>
