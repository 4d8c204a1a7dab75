import type { EntityManager } from '@mikro-orm/sqlite'
import { RegistryError } from '@planwright/engine'
import type { Department } from '@planwright/sdk'
import { ServerError } from '../errors.js'
import { Catalogue, knownDepartments, readableDatasets } from '../indicators/catalogue.js'
import { limitsOf, type PlanFile, partsOf } from '../plan-file/index.js'
import { storedChanges, unreadable } from '../registrations/stored-changes.js'

/**
 * The catalogue at start: what the plugins declare, with what was approved and retired through the API.
 * @throws RegistryError where the plugins do not obey the rules by themselves, and a ServerError where a plugin no
 * longer fits what was registered.
 */
export async function openCatalogue(
  em: EntityManager,
  plugins: readonly Department[],
  plan: PlanFile,
): Promise<Catalogue> {
  const options = { indicatorLimits: limitsOf(plan), plan: partsOf(plan) }
  const departments = knownDepartments<Pick<Department, 'id' | 'name'>>(plugins, plan.departments)
  const datasetsOf = (department: string) => readableDatasets(plugins, department)
  const fork = em.fork()
  const changes = await storedChanges(fork, { departments, datasetsOf, planParts: [] })
  const lost = await unreadable(fork, changes)
  if (lost.length > 0) throw clash(lost.map((id) => `${id} reads a dataset that no plugin declares any more.`))
  const open = (registered = changes.registered) =>
    new Catalogue(plugins, plan.departments, options, { ...changes, registered })
  if (changes.registered.length > 0) open([])
  try {
    return open()
  } catch (error) {
    if (!(error instanceof RegistryError) || changes.registered.length === 0) throw error
    throw clash(error.problems.map(({ plugin, place, message }) => `${plugin}, ${place}: ${message}`))
  }
}

function clash(problems: readonly string[]): ServerError {
  return new ServerError('REGISTRATIONS_CLASH', { problems: problems.join(' ') })
}
