import { bound } from '../formula/bound.js'
import { quoteIdentifier, yearSource } from '../store/table-layout.js'
import type { ImportContext } from './import-context.js'
import type { JudgedEffect } from './year-effects.js'

/** How many rows of a school year an import adds, alters and removes. */
export type CountsOfYear = Omit<JudgedEffect, 'gaining' | 'losing' | 'losses'>

/** Whether an import leaves a school year as it was. */
export function isSame({ added, altered, removed }: Pick<CountsOfYear, 'added' | 'altered' | 'removed'>): boolean {
  return added + altered + removed === 0
}

/** SQL that is true for a row whose day has not come yet on the day of the import. Those of planned days may. */
export function aheadSql({ dataset, today }: ImportContext, alias = ''): string {
  const source = yearSource(dataset)
  if (source?.kind !== 'date' || dataset.planned === true) return 'false'
  return `${alias}${quoteIdentifier(source.name)} > CAST(${bound(today)} AS DATE)`
}
