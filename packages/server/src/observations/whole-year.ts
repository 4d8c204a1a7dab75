import { type YearsAt, yearsAt } from '@planwright/engine'
import type { AsOf } from '../graphql/as-of.js'
import { stoodThen } from '../records/known-then.js'
import { firstReleased } from './observation.type.js'

/** What a statement needs to tell whole school years from others at a moment. */
export interface AtMoment extends YearsAt {
  readonly asOf: AsOf
}

/** The parameters of a moment: of the one asked for, or of now. */
export function atMoment(asOf: AsOf, now: () => string): AtMoment {
  return { asOf, ...yearsAt(asOf ?? now()) }
}

/** A figure's place in the SQL of a statement, as expressions. */
interface YearOf {
  readonly indicator: string
  readonly schoolYear: string
}

/** SQL that is true where the rows of a school year ended early at a moment; `moment` is SQL too. */
export function endedEarly({ indicator, schoolYear }: YearOf, moment: string): string {
  return `exists (select 1 from yearToDate y where y.indicator = ${indicator} and y.schoolYear = ${schoolYear}
    and ${stoodThen('y', 'recordedAt', moment)})`
}

/** SQL for the moment whose rows a period's released figures are of: that of its newest release by then. */
export function releasedAt(period: string, moment: string): string {
  return `(select max(r.publishedAt) from figure_release r where r.period = ${period} and r.publishedAt <= ${moment})`
}

/** SQL for a moment that may be null, for now: later than every time on record. */
export function orNow(moment: string): string {
  return `coalesce(${moment}, '9999')`
}

/** SQL that is true where the rows of a figure end early: of a released figure, those it was released from. */
export function endsEarly(alias: string, moment: string): string {
  const released = releasedAt(`${alias}.period`, orNow(moment))
  const at = `case when ${alias}.id > ${firstReleased} then ${released} else ${orNow(moment)} end`
  return endedEarly({ indicator: `${alias}.indicator`, schoolYear: `${alias}.schoolYear` }, at)
}

/** A field of an {@link AtMoment} in SQL. */
export type MomentField = (name: keyof AtMoment) => string

/** SQL for columns that tell of a figure of a school year whether the year is whole, and whether it has begun. */
export function yearColumns(alias: string, k: MomentField): string {
  const isWhole = `${alias}.schoolYear <= ${k('over')} and not ${endsEarly(alias, k('asOf'))}`
  return `${isWhole} as isWhole, ${alias}.schoolYear <= ${k('begun')} as hasBegun`
}

/** SQL that puts rows with {@link yearColumns} in order: the newest that has begun first, whole or not. */
export const newestBegunFirst = 'hasBegun desc, period desc'

/** SQL that puts them in order: whole years first, then the year under way, then years that have not begun. */
export const wholeYearsFirst = `isWhole desc, ${newestBegunFirst}`
