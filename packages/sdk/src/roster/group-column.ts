import { oneOf, optional } from '../column.js'
import { type DimensionId, dimensions } from '../groups.js'

/** A column that holds a group of a dimension by its key, or nothing where it is not known. */
export const groupColumn = (dimension: DimensionId) =>
  optional(oneOf(dimensions[dimension].groups.map((group) => group.key)))
