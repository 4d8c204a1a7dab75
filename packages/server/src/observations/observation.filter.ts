import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, InputType } from 'type-graphql'
import { type AsOf, asOfText } from '../graphql/as-of.js'
import { standsNow, stoodThen } from '../records/known-then.js'
import { Every } from './enums.js'

@InputType({ description: 'Which observations. Everything said must hold; of a list, one.' })
export class ObservationFilter {
  @Field(() => [ID], { nullable: true })
  indicators?: string[]

  @Field(() => [ID], { nullable: true })
  orgUnits?: string[]

  @Field(() => [ID], { nullable: true, description: '`all`, `race/black`.' })
  groups?: string[]

  @Field(() => [String], { nullable: true, description: '`2016-17` or `2016-17/10`.' })
  periods?: string[]

  @Field(() => Every, { nullable: true })
  every?: Every

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'As it was known then.' })
  asOf?: Date
}

export interface Condition {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** The filter as a condition on a table named `o`. */
export function conditionOf(filter: ObservationFilter): Condition {
  const parts = [...placeConditions(filter), standing(asOfText(filter.asOf))]
  return { sql: parts.map((part) => part.sql).join(' and '), parameters: parts.flatMap((part) => part.parameters) }
}

type Places = Pick<ObservationFilter, 'indicators' | 'orgUnits' | 'groups' | 'periods' | 'every'>

/** What a filter says about places, as conditions on a table named `o`. */
export function placeConditions(
  filter: { readonly [Name in keyof Places]?: Places[Name] | null },
): readonly Condition[] {
  return [
    oneOf('indicator', filter.indicators),
    oneOf('orgUnit', filter.orgUnits),
    oneOf('groupKey', filter.groups),
    oneOf('period', filter.periods),
    steps(filter.every),
  ].filter((part) => part !== null)
}

function oneOf(column: string, values: readonly string[] | null | undefined): Condition | null {
  if (!values) return null
  return { sql: `o.${column} in (select value from json_each(?))`, parameters: [JSON.stringify(values)] }
}

function steps(every: Every | null | undefined): Condition | null {
  if (!every) return null
  return { sql: every === Every.YEAR ? 'length(o.period) = 7' : 'length(o.period) > 7', parameters: [] }
}

function standing(asOf: AsOf): Condition {
  if (asOf === null) return { sql: standsNow('o'), parameters: [] }
  return { sql: stoodThen('o', 'computedAt', '?'), parameters: [asOf, asOf] }
}
