import type { Bound as ToldBound } from '@planwright/engine'
import type { Text } from '@planwright/sdk'
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars'
import { Field, Float, Int, ObjectType } from 'type-graphql'
import type { AsOf } from '../graphql/as-of.js'
import { Node } from '../graphql/node.js'
import { Reason } from './enums.js'
import { type BoundColumns, toldBound } from './told-bound.js'

@ObjectType({
  implements: Node,
  description:
    'One figure: an indicator for an org unit, a group and a period. It has a value or a reason, never both or neither.',
})
export class Observation extends Node {
  declare id: string

  /** Null only where a goal has no indicator yet. */
  indicatorId!: string | null
  /** The goal, where it has no indicator. */
  goalId!: string | null
  orgUnitId!: string
  groupKey!: string
  version!: string | null
  importIds!: readonly string[]
  /** The plan's own words for why nothing is measured yet. */
  notYet!: Text | null
  /** The moment it is shown as of; null for now. What belongs to it is of the same moment. */
  asOf!: AsOf
  /** Whether the rows it was calculated from end before its school year did. */
  endsEarly!: boolean
  /** What is told in place of a value that is not shown. */
  told!: ToldBound | null

  @Field(() => String, {
    nullable: true,
    description: '`2016-17`, or `2016-17/10` for that year to the end of October. Null only before the first figure.',
  })
  period!: string | null

  @Field(() => Boolean, {
    description:
      'In a series: whether the figure before it follows another definition, so that the two do not compare.',
  })
  definitionChanged = false

  @Field(() => Float, { nullable: true, description: 'Rounded half up, once. Null exactly where there is a reason.' })
  value!: number | null

  @Field(() => Reason, { nullable: true, description: 'Why there is no value.' })
  reason!: Reason | null

  @Field(() => Float, { nullable: true })
  numerator!: number | null

  @Field(() => Float, { nullable: true })
  denominator!: number | null

  @Field(() => Int, {
    nullable: true,
    description:
      'The fewest people behind any part of it, where that is known: of a share of rows also those without the outcome.',
  })
  people!: number | null

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day of the rows counted; null where the figure is not shown.',
  })
  dataThrough!: string | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was worked out.' })
  computedAt!: string | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When a newer figure replaced it; null while it stands, or stood at the moment asked for.',
  })
  supersededAt!: string | null
}

/** A row as the store selects it. */
export interface ObservationRow extends BoundColumns {
  readonly id: number
  readonly indicatorId: string
  readonly version: string
  readonly orgUnitId: string
  readonly groupKey: string
  readonly period: string
  readonly value: number | null
  readonly reason: Reason | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly people: number | null
  readonly dataThrough: string | null
  readonly computedAt: string
  readonly supersededAt: string | null
  readonly importIds: string
  readonly endsEarly: 0 | 1
}

/** Where the ids of released figures begin. */
export const firstReleased = 1_000_000_000_000

/** Whether a figure is shown as it was released, and not as it stands. */
export function isReleased({ id }: Pick<Observation, 'id'>): boolean {
  return Number(id.slice('observation/'.length)) > firstReleased
}

/** A stored row as the object the API answers with. */
export function observationOf({ bound, boundValue, endsEarly, ...row }: ObservationRow, asOf: AsOf): Observation {
  const importIds: string[] = JSON.parse(row.importIds)
  return Object.assign(new Observation(), row, {
    id: `observation/${row.id}`,
    told: toldBound({ bound, boundValue }),
    importIds,
    endsEarly: Boolean(endsEarly),
    goalId: null,
    notYet: null,
    asOf,
    supersededAt: knownThen(row.supersededAt, asOf),
  })
}

/** That a figure was replaced later was not known at an earlier moment. */
function knownThen(supersededAt: string | null, asOf: AsOf): string | null {
  return asOf !== null && supersededAt !== null && supersededAt > asOf ? null : supersededAt
}
