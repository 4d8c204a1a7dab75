import type { Reason } from '@planwright/sdk'
import { isAdditive } from '../formula/additive.js'
import type { CheckedMeasure } from '../formula/check-measure.js'
import type { Expression } from '../formula/expression.js'
import { isPersonId } from '../formula/people.js'
import type { MeasuredCell } from '../store/fact-store.js'
import type { NamedCheck } from './compile-cube.js'
import { type CubeRow, lastDayOf, plainNumber } from './compiled-cube.js'

/** Turns the rows of a cube into cells, one a measure, also where none of a cell's rows counts. */
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
      const numerator = cell(`m${index}_numerator`)
      const denominator = cell(`m${index}_denominator`)
      const value = cell(`m${index}_value`)
      return [
        {
          measure: id,
          orgUnit,
          group,
          period,
          numerator: plainNumber(numerator),
          denominator: plainNumber(denominator),
          value: plainNumber(value),
          people: numberOrNull(cell(`m${index}_people`)),
          numeratorMost: numberOrNull(cell(`m${index}_numeratorMost`)),
          denominatorMost: numberOrNull(cell(`m${index}_denominatorMost`)),
          isOfTwo: cell(`m${index}_isOfTwo`) === 'true',
          reason: reasonOf(checked, { numerator, denominator, value }),
          dataThrough: cell(`m${index}_through`) ?? lastDayOf(period),
        },
      ]
    })
  })
}

type Parts = Readonly<Record<'numerator' | 'denominator' | 'value', string | null>>

function reasonOf(checked: CheckedMeasure, parts: Parts): Reason | null {
  if (Object.values(parts).some(isBeyondNumbers)) return 'FAILED'
  const isRatio = checked.measure.kind === 'ratio'
  if (isRatio && (parts.denominator === null || plainNumber(parts.denominator) === '0')) return 'ZERO_DENOMINATOR'
  const main = isRatio ? 'numerator' : 'value'
  return parts[main] === null ? whyMissing(checked, checked[main]) : null
}

/** A sum has no value where nothing was loaded that it adds up; a mean, a median or a quotient, where nobody is counted. */
function whyMissing(checked: CheckedMeasure, part: Expression | null): Reason {
  const isTotal = part !== null && isAdditive(part, (argument) => isPersonId(argument, checked))
  return isTotal ? 'NO_DATA' : 'ZERO_DENOMINATOR'
}

/** Whether an engine gave an infinity, or no number: the result is larger than any that it holds. */
function isBeyondNumbers(text: string | null): boolean {
  return text !== null && plainNumber(text) === null
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text)
}
