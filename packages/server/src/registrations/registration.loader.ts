import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'
import type { Viewer } from '../access/viewer.js'
import { RegistrationEntry } from './registration.entity.js'
import { Retirement } from './retirement.entity.js'
import { visibleRegistrations } from './visible-registrations.js'

/** Batching readers of what was registered, as far as the viewer may see it, and retired. */
export function registrationLoaders(em: EntityManager, viewer: Viewer) {
  const registrationsOfIndicator = new DataLoader<string, RegistrationEntry[]>(async (indicators) => {
    const where = { $and: [{ indicator: { $in: [...indicators] } }, visibleRegistrations(viewer)] }
    const found = await em.find(RegistrationEntry, where, { orderBy: { number: 'desc' } })
    return indicators.map((id) => found.filter(({ indicator }) => indicator === id))
  })
  const retirementOfIndicator = new DataLoader<string, Retirement | null>(async (indicators) => {
    const found = await em.find(Retirement, { indicator: { $in: [...indicators] }, endedAt: null })
    return indicators.map((id) => found.find(({ indicator }) => indicator === id) ?? null)
  })
  return { registrationsOfIndicator, retirementOfIndicator }
}
