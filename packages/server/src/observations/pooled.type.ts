import { boundInWords, decimalOf, figureInWords, isToDate, type Bound as ToldBound } from '@planwright/engine'
import { type SchoolYear, type Text, textIn, type Unit } from '@planwright/sdk'
import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Bound, boundOf } from './bound.type.js'
import { type BoundColumns, toldBound } from './told-bound.js'

@ObjectType({
  description:
    'Three school years taken together, where no single one shows a value. Counts are student-years: a student enrolled for three years counts three times.',
})
export class PooledFigure {
  @Field(() => String, { description: 'The first school year: `2016-17`.' })
  from!: SchoolYear

  @Field(() => String, { description: 'The last school year: `2018-19`.' })
  to!: SchoolYear

  @Field(() => Boolean, { description: 'Whether the last school year is only to date.' })
  isToDate!: boolean

  @Field(() => Float, { nullable: true, description: 'Null exactly where there is a bound.' })
  value!: number | null

  @Field(() => Float, { nullable: true })
  numerator!: number | null

  @Field(() => Float, { nullable: true })
  denominator!: number | null

  @Field(() => Int, { nullable: true, description: 'Student-years, rounded to five.' })
  people!: number | null

  @Field(() => Bound, { nullable: true })
  bound!: Bound | null

  words!: Text

  @Field(() => String, { description: 'As people say it: `2016-17 to 2018-19 together: 12.5%`.' })
  sentence(@LocaleArg() locale: Locale): string {
    return textIn(this.words, locale)
  }
}

/** A row as the store selects it. */
export interface PooledRow extends BoundColumns {
  readonly firstYear: SchoolYear
  readonly lastYear: SchoolYear
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly people: number | null
  readonly endsEarly: 0 | 1
}

/**
 * A stored row as the API answers with it.
 *
 * @param moment When it is looked at: it decides whether the last school year is over.
 */
export function pooledOf(row: PooledRow, unit: Unit, moment: string): PooledFigure {
  const { firstYear, lastYear, bound, boundValue, endsEarly, ...counts } = row
  const told = toldBound({ bound, boundValue })
  const toDate = isToDate({ period: lastYear, endsEarly: Boolean(endsEarly) }, moment)
  const words = inWords({ firstYear, lastYear, value: counts.value, told, toDate }, unit)
  const limits = { from: firstYear, to: lastYear, isToDate: toDate, bound: told && boundOf(told) }
  return Object.assign(new PooledFigure(), { ...counts, ...limits, words })
}

interface Told extends Pick<PooledRow, 'firstYear' | 'lastYear' | 'value'> {
  readonly told: ToldBound | null
  readonly toDate: boolean
}

function inWords({ firstYear, lastYear, toDate, ...told }: Told, unit: Unit): Text {
  const figure = toldInWords(told, unit)
  return {
    en: `${firstYear} to ${lastYear}${toDate ? ' (to date)' : ''} together: ${textIn(figure, 'en')}`,
    es: `${firstYear} a ${lastYear}${toDate ? ' (hasta la fecha)' : ''} en conjunto: ${textIn(figure, 'es')}`,
  }
}

function toldInWords({ value, told }: Pick<Told, 'value' | 'told'>, unit: Unit): Text {
  if (told !== null) return boundInWords(told)
  const number = value === null ? null : decimalOf(value)
  return number === null ? { en: String(value) } : figureInWords(number, unit)
}
