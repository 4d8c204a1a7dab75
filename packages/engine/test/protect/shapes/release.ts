import {
  type Answered,
  fewestPeople,
  keyOf,
  type ParentOf,
  type Place,
  type ProtectedFigure,
  protect,
  summed,
} from '@planwright/engine'
import type { AnyIndicator } from '@planwright/sdk'
import type { Pupil } from './district.js'
import { placesOf } from './recount.js'

/** What a reader without record access is answered at each place, by the key of the place. */
export type Release = ReadonlyMap<string, Answered<ProtectedFigure>>

/** The figures of a definition as a release shows them. */
export function releaseOf(
  indicator: AnyIndicator,
  figures: readonly ProtectedFigure[],
  pupils: readonly Pupil[],
): Release {
  const { groups, unit } = indicator
  const places = placesAsked(pupils).filter(({ group }) => groups.length > 0 || group === 'all')
  const counts = { numerator: null, denominator: null, people: null, numeratorMost: null, denominatorMost: null }
  const question = (place: Place): ProtectedFigure => ({ ...place, value: null, reason: 'SUPPRESSED', unit, ...counts })
  const combine = (parts: readonly ProtectedFigure[], group: string) => ({ ...first(parts), group, ...summed(parts) })
  const needed = fewestPeople(indicator)
  const answers = protect(figures, { places, parentOf: parentsOf(pupils), question, combine, fewestPeople: needed })
  return new Map(answers.map(({ answer }) => [keyOf(answer), answer]))
}

/** Every org unit with every group that anybody is of. */
export function placesAsked(pupils: readonly Pupil[]): readonly Place[] {
  const known = pupils.flatMap(placesOf)
  const [units, groups] = [new Set(known.map(({ orgUnit }) => orgUnit)), new Set(known.map(({ group }) => group))]
  return [...units].flatMap((orgUnit) => [...groups].map((group) => ({ orgUnit, group })))
}

/** Which org unit each lies in. */
export function parentsOf(pupils: readonly Pupil[]): ParentOf {
  const schools = pupils.map(({ school, zone }) => [`school/${school}`, `zone/${zone}`] as const)
  return new Map([...schools, ...pupils.map(({ zone }) => [`zone/${zone}`, 'district'] as const)])
}

function first(figures: readonly ProtectedFigure[]): ProtectedFigure {
  const [figure] = figures
  if (figure === undefined) throw new Error('A span has at least one figure.')
  return figure
}
