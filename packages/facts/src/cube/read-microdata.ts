import type { Reason } from '@planwright/sdk'
import type { MeasuredCell } from '../store/fact-store.js'
import type { NamedCheck } from './compile-cube.js'
import { type CubeRow, lastDayOf, plainNumber } from './compiled-cube.js'

/** Turns the rows of a cube into cells, one a measure. A measure without rows in a cell has no cell there. */
export function readMicrodata(
  measures: readonly NamedCheck[],
  columns: readonly string[],
  rows: readonly CubeRow[],
): readonly MeasuredCell[] {
  const placeOf = new Map(columns.map((name, index) => [name, index]))
  return rows.flatMap((row) => {
    const cell = (name: string): string | null => row[placeOf.get(name) ?? -1] ?? null
    const orgUnit = cell('unit')
    const group = cell('group')
    const period = cell('period')
    if (orgUnit === null || group === null || period === null) return []
    return measures.flatMap(({ id, checked }, index) => {
      if (placeOf.has(`m${index}_rows`) && (cell(`m${index}_rows`) ?? '0') === '0') return []
      const numerator = plainNumber(cell(`m${index}_numerator`))
      const denominator = plainNumber(cell(`m${index}_denominator`))
      const value = plainNumber(cell(`m${index}_value`))
      const reason =
        checked.measure.kind === 'ratio' ? reasonOfRatio(numerator, denominator) : value === null ? 'NO_DATA' : null
      return [
        {
          measure: id,
          orgUnit,
          group,
          period,
          numerator,
          denominator,
          value,
          people: numberOrNull(cell(`m${index}_people`)),
          numeratorMost: numberOrNull(cell(`m${index}_numeratorMost`)),
          denominatorMost: numberOrNull(cell(`m${index}_denominatorMost`)),
          isOfTwo: cell(`m${index}_isOfTwo`) === 'true',
          reason,
          dataThrough: cell(`m${index}_through`) ?? lastDayOf(period),
        },
      ]
    })
  })
}

function reasonOfRatio(numerator: string | null, denominator: string | null): Reason | null {
  if (denominator === '0') return 'ZERO_DENOMINATOR'
  return numerator === null || denominator === null ? 'NO_DATA' : null
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text)
}
