import { type Text, textIn } from '@planwright/sdk'
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { ImportedFile } from '../imports/import.type.js'
import { Formula } from '../indicators/formula.type.js'

@ObjectType({ description: 'A measure in words and in SQL.' })
export class ExplainedMeasure {
  @Field(() => String, { nullable: true, description: 'Its name inside a computed indicator.' })
  name!: string | null

  words!: Text

  @Field(() => String, { description: 'What is counted, as sentences that the definition alone gives.' })
  inWords(@LocaleArg() locale: Locale): string {
    return textIn(this.words, locale)
  }

  @Field(() => String, {
    description:
      'The statement the facts are asked with, for this place and year; the values of its parameters stand below it.',
  })
  sql!: string
}

@ObjectType({ description: 'An import that rows of a figure came from.' })
export class ExplainedImport {
  @Field(() => ID)
  id!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When its rows took effect.' })
  at!: string

  @Field(() => [ImportedFile], {
    description: 'None where the rows are about people, but to those who see the imports of the dataset.',
  })
  files!: readonly ImportedFile[]

  @Field(() => Int, {
    nullable: true,
    description: 'Rows accepted; null where they are about people, but to those who see the imports of the dataset.',
  })
  accepted!: number | null
}

@ObjectType({ description: 'A dataset that a figure was worked out from.' })
export class ExplainedDataset {
  @Field(() => ID)
  id!: string

  label!: Text

  @Field(() => String)
  name(@LocaleArg() locale: Locale): string {
    return textIn(this.label, locale)
  }

  @Field(() => [ExplainedImport], { description: 'In the order they came.' })
  imports!: readonly ExplainedImport[]
}

@ObjectType({ description: 'How a figure came about: what was counted, by which definition, from which files.' })
export class Explanation {
  @Field(() => Float, { nullable: true })
  numerator!: number | null

  @Field(() => Float, { nullable: true })
  denominator!: number | null

  @Field(() => Int, { nullable: true })
  people!: number | null

  @Field(() => [ExplainedMeasure], { description: 'One measure, or the inputs of a computed indicator.' })
  measures!: readonly ExplainedMeasure[]

  @Field(() => Formula, { description: 'The formulas of that version, as they were written.' })
  formula!: Formula

  @Field(() => [ExplainedDataset])
  datasets!: readonly ExplainedDataset[]

  @Field(() => String, { description: 'The version of the definition.' })
  version!: string

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When that version was first used.' })
  versionSince!: string | null

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day of the rows counted.' })
  dataThrough!: string | null

  method!: Text
  roundingRule!: Text
  statusText!: Text

  @Field(() => String, { description: "The method in the department's own words." })
  methodInWords(@LocaleArg() locale: Locale): string {
    return textIn(this.method, locale)
  }

  @Field(() => String)
  rounding(@LocaleArg() locale: Locale): string {
    return textIn(this.roundingRule, locale)
  }

  @Field(() => String, { description: 'How its status is found.' })
  statusRule(@LocaleArg() locale: Locale): string {
    return textIn(this.statusText, locale)
  }
}
