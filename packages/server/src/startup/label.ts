import type { EntityManager } from '@mikro-orm/sqlite'
import { ServerError } from '../errors.js'
import { Setting } from '../records/setting.entity.js'

const name = 'label'

/** Remembers what a data folder's figures are, and refuses to go on with figures of another kind. */
export async function keepLabel(em: EntityManager, folder: string, label: string | null): Promise<void> {
  const fork = em.fork()
  const stored = await fork.findOne(Setting, { name })
  if (stored === null) return void (await fork.insert(Setting, { name, value: label }))
  if (stored.value === label) return
  throw new ServerError('DATA_FOLDER_OTHER_LABEL', { folder, stored: inWords(stored.value), given: inWords(label) })
}

function inWords(label: string | null): string {
  return label === null ? "the district's own figures" : `figures labelled "${label}"`
}
