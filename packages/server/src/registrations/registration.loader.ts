import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'
import { RegistrationEntry } from './registration.entity.js'
import { Retirement } from './retirement.entity.js'

/** Batching readers of what was registered and retired. */
export function registrationLoaders(em: EntityManager) {
  const registrationsOfIndicator = new DataLoader<string, RegistrationEntry[]>(async (indicators) => {
    const where = { indicator: { $in: [...indicators] } }
    const found = await em.find(RegistrationEntry, where, { orderBy: { number: 'desc' } })
    return indicators.map((id) => found.filter(({ indicator }) => indicator === id))
  })
  const retirementOfIndicator = new DataLoader<string, Retirement | null>(async (indicators) => {
    const found = await em.find(Retirement, { indicator: { $in: [...indicators] }, endedAt: null })
    return indicators.map((id) => found.find(({ indicator }) => indicator === id) ?? null)
  })
  return { registrationsOfIndicator, retirementOfIndicator }
}
