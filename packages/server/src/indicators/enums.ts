import { decimalsOf, type Level as LevelName, levels, type Unit as UnitName } from '@planwright/sdk'
import { registerEnumType } from 'type-graphql'

const units = Object.keys(decimalsOf) as readonly UnitName[]

/** GraphQL spells enum members in capitals. */
function capitals(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

export const Unit: Readonly<Record<string, UnitName>> = Object.fromEntries(units.map((unit) => [capitals(unit), unit]))
registerEnumType(Unit, { name: 'Unit', description: 'What a value is counted in.' })

export const Level: Readonly<Record<string, LevelName>> = Object.fromEntries(
  levels.map((level) => [capitals(level), level]),
)
registerEnumType(Level, { name: 'Level', description: "The levels of the district's own answers." })

export const Better: Readonly<Record<string, 'higher' | 'lower'>> = { HIGHER: 'higher', LOWER: 'lower' }
registerEnumType(Better, { name: 'Better', description: 'Which way is better.' })

export enum IndicatorState {
  IN_FORCE = 'IN_FORCE',
  RETIRED = 'RETIRED',
}

registerEnumType(IndicatorState, {
  name: 'IndicatorState',
  description: 'Whether an indicator is calculated.',
  valuesConfig: {
    IN_FORCE: { description: "Calculated, and counted against its department's limit." },
    RETIRED: { description: 'No longer calculated; its history can still be read.' },
  },
})
