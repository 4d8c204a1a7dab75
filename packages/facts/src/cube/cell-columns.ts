import { partsOfMeasure } from './compiled-cube.js'
import { type Draft, throughName, whereIndex } from './microdata-draft.js'
import { peopleColumns } from './people-columns.js'
import { printNumber } from './print-number.js'

/** One number of a cell, and the SQL that works it out. */
export interface CellColumn {
  readonly name: string
  readonly sql: string
}

/** The numbers of every measure for a cell. What they need of facts and entities is entered in the draft. */
export function cellColumns(draft: Draft): readonly CellColumn[] {
  return draft.measures.flatMap(({ checked }, measure) => {
    const index = whereIndex(draft, checked)
    const numbers = partsOfMeasure(checked.measure).map((part) => {
      const expression = checked[part]
      return {
        name: `m${measure}_${part}`,
        sql: expression === null ? 'NULL' : printNumber(draft, checked, expression),
      }
    })
    const through = { name: `m${measure}_through`, sql: printThrough(draft, index) }
    return [...numbers, ...peopleColumns(draft, measure, checked), through]
  })
}

/** The latest day of the rows that count; where none does, of those that were looked at. */
function printThrough({ shape }: Draft, index: number | null): string {
  if (shape.date === null) return 'NULL'
  const ofAll = `max(x.${throughName(null)})`
  return index === null ? ofAll : `coalesce(max(x.${throughName(index)}), ${ofAll})`
}
