import { type Level, levels, type Text } from '@planwright/sdk'
import type { Edition } from '../indicators/edition.js'
import { indicatorNamed } from '../indicators/indicator.service.js'

interface Place {
  readonly indicator: string
  readonly orgUnit: string
  readonly group: string
}

const levelWords: Readonly<Record<Level, Text>> = {
  district: { en: 'the district', es: 'el distrito' },
  zone: { en: 'zones', es: 'zonas' },
  school: { en: 'schools', es: 'escuelas' },
  classroom: { en: 'classrooms', es: 'aulas' },
}

/** Why an indicator can have no figure in a place at all; null where there only is none yet. */
export function whyNotApplicable(registry: Edition, { indicator, orgUnit, group }: Place): Text | null {
  const definition = indicatorNamed(registry, indicator)?.definition
  if (definition === undefined) return null
  const level = levels.find((one) => one === orgUnit.split('/', 1)[0])
  if (level !== undefined && !definition.levels.includes(level)) {
    const { en, es = en } = levelWords[level]
    return { en: `This indicator is not worked out for ${en}.`, es: `Este indicador no se calcula para ${es}.` }
  }
  const dimension = group.split('/', 1)[0] ?? ''
  if (group === 'all' || definition.groups.some((one) => one === dimension)) return null
  return {
    en: `This indicator is not worked out by ${dimension}.`,
    es: `Este indicador no se calcula por ${dimension}.`,
  }
}
