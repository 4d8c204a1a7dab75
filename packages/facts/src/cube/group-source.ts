import { type Dataset, type DimensionId, roster } from '@planwright/sdk'
import { columnsOf, type Expression } from '../formula/expression.js'
import { quoteIdentifier } from '../formula/quote.js'
import { dimensionOf, groupColumn } from '../formula/student-groups.js'
import type { TableNames } from './compiled-cube.js'
import { columnOfKind } from './cube-columns.js'

/** The dimensions that formulas read, each once. */
export function dimensionsOf(expressions: readonly (Expression | null)[]): readonly DimensionId[] {
  const columns = expressions.flatMap((expression) => (expression === null ? [] : columnsOf(expression)))
  return [...new Set(columns.map(dimensionOf).filter((dimension) => dimension !== null))]
}

/**
 * The dataset's table, with columns for those groups of each row's student that formulas read. A student has one row
 * a school year in the roster, so no row is doubled; a student without one has no groups.
 */
export function rowsWithGroups(
  dataset: Dataset,
  entity: string | null,
  dimensions: readonly DimensionId[],
  tables: TableNames,
): string {
  const student = studentColumn(dataset, entity)
  if (dimensions.length === 0 || student === null) return tables(dataset)
  const groups = dimensions.map((id) => `g.${quoteIdentifier(id)} AS ${quoteIdentifier(groupColumn(id))}`)
  const same = `g."student" = r.${quoteIdentifier(student)} AND g."schoolYear" = r."_schoolYear"`
  return `(SELECT r.*, ${groups.join(', ')} FROM ${tables(dataset)} r LEFT JOIN ${tables(roster.students)} g ON ${same}) r`
}

/** Whose groups they are: the entity's where it is a student, else the student the row names. */
function studentColumn(dataset: Dataset, entity: string | null): string | null {
  if (entity !== null && dataset.columns[entity]?.kind === 'student') return entity
  return columnOfKind(dataset, 'student')
}
