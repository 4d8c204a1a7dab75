import type { EntityManager } from '@mikro-orm/sqlite'
import { ServerError } from '../errors.js'
import type { PlanFile } from '../plan-file/index.js'
import { Setting } from '../records/setting.entity.js'
import { rowsOf } from '../records/sql.js'

const name = 'district'

/** Folders of earlier versions say in their org units alone whose they are. */
const ownerOf = `select coalesce((select value from setting where name = 'district'),
  (select code from orgUnit where id = 'district')) as code`

/** Refuses a data folder that belongs to another district than the plan: its figures would count as this one's. */
export async function refuseOtherDistrict(em: EntityManager, folder: string, { district }: PlanFile): Promise<void> {
  const [stored] = await rowsOf<{ readonly code: string | null }>(em.fork(), ownerOf)
  const code = stored?.code ?? null
  if (code === null || code === district.code) return
  const given = { given: district.code, name: district.name }
  throw new ServerError('DATA_FOLDER_OTHER_DISTRICT', { folder, stored: code, ...given })
}

/** Remembers which district a data folder belongs to, before its first figures come in. */
export async function keepDistrict(em: EntityManager, { district }: PlanFile): Promise<void> {
  const fork = em.fork()
  if ((await fork.findOne(Setting, { name })) !== null) return
  await fork.insert(Setting, { name, value: district.code })
}
