import { type Level as LevelName, type Reason as ReasonName, type Unit as UnitName } from '@planwright/sdk'
import { GraphQLJSONObject } from 'graphql-scalars'
import { Field, Float, ID, InputType, registerEnumType } from 'type-graphql'
import { TextInput } from '../graphql/text.input.js'
import { Better, Level, Unit } from '../indicators/enums.js'
import { Every, Reason } from '../observations/enums.js'

export enum Window {
  YEAR_TO_DATE = 'yearToDate',
}

registerEnumType(Window, {
  name: 'Window',
  description: 'The days a figure counts.',
  valuesConfig: { YEAR_TO_DATE: { description: 'From the first day of its school year; what every month needs.' } },
})

@InputType({ description: 'A share: a numerator over a denominator. Formulas are PostgreSQL expressions.' })
export class RatioInput {
  @Field(() => ID, { description: "The dataset it reads: one of its department's or of the core's." })
  of!: string

  @Field(() => String, { nullable: true, description: 'Which rows count.' })
  where?: string | null

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Named formulas for one entity, before anything is counted: { student: { days: "count(*)" } }.',
  })
  each?: object | null

  @Field(() => String)
  numerator!: string

  @Field(() => String)
  denominator!: string

  @Field(() => String, { nullable: true, description: 'On published rows: the column with the published rate.' })
  publishedRate?: string | null
}

@InputType({ description: 'One aggregate over rows or entities, such as a count or a median.' })
export class AggregateInput {
  @Field(() => ID, { description: "The dataset it reads: one of its department's or of the core's." })
  of!: string

  @Field(() => String, { nullable: true, description: 'Which rows count.' })
  where?: string | null

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Named formulas for one entity, before anything is counted: { student: { days: "count(*)" } }.',
  })
  each?: object | null

  @Field(() => String)
  value!: string
}

@InputType({ description: 'How the value is worked out: exactly one of these.' })
export class IndicatorValueInput {
  @Field(() => RatioInput, { nullable: true })
  ratio?: RatioInput | null

  @Field(() => AggregateInput, { nullable: true })
  aggregate?: AggregateInput | null
}

@InputType({
  description: 'What the answer of an example is for; the district, all students and the only year unless said.',
})
export class ExampleAtInput {
  @Field(() => ID, { nullable: true })
  orgUnit?: string | null

  @Field(() => ID, { nullable: true })
  group?: string | null

  @Field(() => String, { nullable: true })
  period?: string | null
}

@InputType({ description: 'The answer worked out by hand: exactly one of a value and a reason.' })
export class ExpectedInput {
  @Field(() => Float, { nullable: true, description: "In the indicator's unit, rounded as it is shown." })
  value?: number | null

  @Field(() => Reason, { nullable: true })
  reason?: ReasonName | null
}

@InputType({
  description: 'A case worked by hand. It is run through the real engine whenever the definition is checked.',
})
export class ExampleInput {
  @Field(() => String, { description: 'What happens in it, in words.' })
  when!: string

  @Field(() => GraphQLJSONObject, {
    description: 'Rows by the name of their dataset without its department: { attendance: [{ student: "1", ... }] }.',
  })
  given!: object

  @Field(() => ExampleAtInput, { nullable: true })
  at?: ExampleAtInput | null

  @Field(() => ExpectedInput)
  then!: ExpectedInput
}

@InputType({
  description:
    'An indicator as a department defines it: what `defineIndicator` takes in a plugin. The same rules hold.',
})
export class IndicatorInput {
  @Field(() => ID, { description: "Its department's id, a dot, and its own: `library.readers`." })
  id!: string

  @Field(() => ID, {
    nullable: true,
    description: 'The department that answers for it; the one its id names unless said.',
  })
  department?: string | null

  @Field(() => TextInput)
  title!: TextInput

  @Field(() => TextInput, { description: 'The question it answers, in words a family would use.' })
  question!: TextInput

  @Field(() => Unit)
  unit!: UnitName

  @Field(() => Better)
  better!: 'higher' | 'lower'

  @Field(() => [ID], { defaultValue: [], description: "The plan's parts it measures: `goals/graduation-rate`." })
  advances!: string[]

  @Field(() => IndicatorValueInput)
  value!: IndicatorValueInput

  @Field(() => [Level])
  levels!: LevelName[]

  @Field(() => [String], { defaultValue: [], description: 'What it can be broken down by: `race`, `grade`, ...' })
  groups!: string[]

  @Field(() => Every, { defaultValue: Every.YEAR })
  every!: Every

  @Field(() => Window, { nullable: true })
  window?: Window | null

  @Field(() => TextInput, { nullable: true, description: 'The role that answers for it. Required.' })
  owner?: TextInput | null

  @Field(() => TextInput, { nullable: true, description: 'The role that does so when the owner is away. Required.' })
  backup?: TextInput | null

  @Field(() => TextInput, { description: 'How it is worked out, in words.' })
  method!: TextInput

  @Field(() => TextInput, { nullable: true, description: 'Where the definition comes from.' })
  source?: TextInput | null

  @Field(() => [ExampleInput], { defaultValue: [], description: 'At least two, one of them an edge.' })
  examples!: ExampleInput[]

  @Field(() => String, {
    nullable: true,
    description:
      'The first school year it holds for; earlier years keep the definition approved before. All years unless said.',
  })
  appliesFrom?: string | null
}
