import { decimalsOf, type Period, type SchoolYear, schoolYearOfPeriod, startOf, type Unit } from '@planwright/sdk'
import { add, type Decimal, decimalOf, multiply, parseDecimal, roundedQuotient, subtract } from '../exact/index.js'

/** What a target says to the judge: where it starts, where it ends, and when. */
export interface JudgedTarget {
  /** Null where the plan names the value to be reached and no starting point. */
  readonly baseline: { readonly year: SchoolYear; readonly value: number } | null
  /** The value to be reached. */
  readonly value: number
  /** By how much a figure may fall short and still count as reached; 0 unless said. */
  readonly margin?: number
  /** The school year in which it is to be reached. */
  readonly by: SchoolYear
}

/** A target with a starting point, so that every year on the way has an expected value. */
export type TargetFromBaseline = JudgedTarget & { readonly baseline: NonNullable<JudgedTarget['baseline']> }

/** Whether a target says where it starts. */
export function hasBaseline(target: JudgedTarget): target is TargetFromBaseline {
  return target.baseline !== null
}

/**
 * Where the straight line from the baseline to the target stands in a period's school year, rounded to the
 * unit's decimals so that a reader compares the same numbers as the rule. From the due year on it is the target.
 */
export function expectedValue(target: TargetFromBaseline, period: Period, unit: Unit): Decimal | null {
  const from = decimalOf(target.baseline.value)
  const to = decimalOf(target.value)
  if (from === null || to === null) return null
  const start = startOf(target.baseline.year)
  const span = startOf(target.by) - start
  const passed = startOf(schoolYearOfPeriod(period)) - start
  if (passed >= span) return to
  const way = add(multiply(from, whole(span)), multiply(subtract(to, from), whole(passed)))
  const text = roundedQuotient(way, whole(span), decimalsOf[unit])
  return text === null ? null : parseDecimal(text)
}

function whole(number: number): Decimal {
  return { digits: BigInt(number), scale: 0 }
}
