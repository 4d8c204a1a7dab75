import { type ProtectedFigure, spanOf } from '@planwright/engine'
import type { Student } from './students.js'

/** What the district knows of a place and group: how many are absent too often, and how many are not. */
export interface Truth {
  readonly orgUnit: string
  readonly group: string
  absent: number
  present: number
}

/** The counts of every place and group that has students. */
export function truthOf(students: readonly Student[]): readonly Truth[] {
  const cells = new Map<string, Truth>()
  for (const { places, groups, absent } of students)
    for (const orgUnit of places)
      for (const group of [...groups, ...groups.flatMap((one) => spanOf(one) ?? [])]) {
        const key = `${orgUnit} ${group}`
        const cell = cells.get(key) ?? { orgUnit, group, absent: 0, present: 0 }
        if (absent) cell.absent++
        else cell.present++
        cells.set(key, cell)
      }
  return [...cells.values()]
}

/** Which place each place lies in. */
export function parentsOf(students: readonly Student[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  for (const { places } of students)
    for (const [index, place] of places.entries()) {
      const parent = places[index + 1]
      if (parent !== undefined) parents.set(place, parent)
    }
  return parents
}

/** The exact figures of the indicator, as a calculation gives them: none of spans, which follow from them. */
export function figuresOf(truth: readonly Truth[]): readonly ProtectedFigure[] {
  return truth
    .filter(({ group }) => spanOf(group) !== group)
    .map(({ orgUnit, group, absent, present }) => {
      const denominator = absent + present
      const value = Math.round((1000 * absent) / denominator) / 10
      const counts = { numerator: absent, denominator, people: denominator, numeratorMost: 1, denominatorMost: 1 }
      return { orgUnit, group, value, reason: null, unit: 'percent', ...counts }
    })
}
