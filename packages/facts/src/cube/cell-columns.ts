import { partsOfMeasure } from './compiled-cube.js'
import { type Draft, throughName, whereIndex, whereName } from './microdata-draft.js'
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
    const rows = index === null ? [] : [{ name: `m${measure}_rows`, sql: `sum(${whereName(index)})` }]
    const through = draft.shape.date === null ? 'NULL' : `max(x.${throughName(index)})`
    return [
      ...numbers,
      ...peopleColumns(draft, measure, checked),
      { name: `m${measure}_through`, sql: through },
      ...rows,
    ]
  })
}
