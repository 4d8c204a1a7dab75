import type { Cell } from './cell.js'
import { keyOf } from './figure.js'

/** Below zero where the first of two cells is missed less than the second; the same for the same cells, in any order. */
export function byUse(one: Cell, other: Cell): number {
  return useOf(one) - useOf(other) || (keyOf(one.place) < keyOf(other.place) ? -1 : 1)
}

/**
 * How much a figure is missed: by how many people it is about; all students of a place before any group of them; a value
 * before a bound.
 */
function useOf({ place, people, standing }: Cell): number {
  return people * (place.group === 'all' ? 10 : 1) * (standing === 'bounded' ? 0.5 : 1)
}
