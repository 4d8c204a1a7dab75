import type { IndicatorValue, Measure } from '@planwright/sdk'
import { GraphQLJSONObject } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'

@ObjectType({ description: 'How an indicator is worked out: PostgreSQL expressions over the columns of a dataset.' })
export class Formula {
  @Field(() => String, { description: '`ratio`, `aggregate`, `reported` or `computed`.' })
  kind!: string

  @Field(() => String, { nullable: true, description: 'The name of the measure, inside a computed indicator.' })
  name!: string | null

  @Field(() => ID, { nullable: true, description: 'The dataset it reads.' })
  dataset!: string | null

  @Field(() => String, { nullable: true, description: 'Which rows count.' })
  where!: string | null

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'What is worked out for one student (or other entity) before anything is counted.',
  })
  each!: object | null

  @Field(() => String, { nullable: true })
  numerator!: string | null

  @Field(() => String, { nullable: true })
  denominator!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The expression of an aggregate, or the column of a published rate.',
  })
  value!: string | null

  @Field(() => [Formula], { description: 'The measures a computed indicator reads; its function is in its plugin.' })
  inputs!: Formula[]
}

const nothing = {
  name: null,
  dataset: null,
  where: null,
  each: null,
  numerator: null,
  denominator: null,
  value: null,
  inputs: [],
}

/** An indicator's value as the API shows it. */
export function formulaOf(value: IndicatorValue): Formula {
  if (value.kind !== 'computed') return ofMeasure(value, null)
  const inputs = Object.entries(value.inputs).map(([name, measure]) => ofMeasure(measure, name))
  return Object.assign(new Formula(), nothing, { kind: 'computed', inputs })
}

function ofMeasure(measure: Measure, name: string | null): Formula {
  const { of, ...written } = measure
  return Object.assign(new Formula(), nothing, written, { name, dataset: of.id })
}
