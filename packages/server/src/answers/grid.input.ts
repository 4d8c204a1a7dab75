import type { Level as LevelName } from '@planwright/sdk'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, Float, ID, InputType, registerEnumType } from 'type-graphql'
import { Level } from '../indicators/enums.js'
import { Reason } from '../observations/enums.js'
import { StatusLevel } from '../targets/status.type.js'

export enum GridOrderBy {
  INDICATOR = 'INDICATOR',
  ORG_UNIT = 'ORG_UNIT',
  GROUP = 'GROUP',
  PERIOD = 'PERIOD',
}

registerEnumType(GridOrderBy, { name: 'GridOrderBy', description: 'What the rows of a grid are ordered by.' })

export enum Direction {
  ASCENDING = 'ASCENDING',
  DESCENDING = 'DESCENDING',
}

registerEnumType(Direction, { name: 'Direction' })

@InputType({ description: 'One step of an order. Rows without a value come last, whichever the direction.' })
export class GridOrder {
  @Field(() => GridOrderBy)
  by!: GridOrderBy

  @Field(() => ID, { nullable: true, description: 'With `INDICATOR`: whose values.' })
  indicator?: string | null

  @Field(() => Direction, { defaultValue: Direction.ASCENDING })
  direction!: Direction
}

@InputType({ description: 'A condition on the cell of one indicator. Everything said must hold.' })
export class GridCondition {
  @Field(() => ID)
  indicator!: string

  @Field(() => Float, { nullable: true })
  atLeast?: number | null

  @Field(() => Float, { nullable: true })
  atMost?: number | null

  @Field(() => Float, { nullable: true })
  above?: number | null

  @Field(() => Float, { nullable: true })
  below?: number | null

  @Field(() => [StatusLevel], { nullable: true, description: 'Its status is one of these.' })
  statuses?: StatusLevel[] | null

  @Field(() => [Reason], { nullable: true, description: 'It has no value, for one of these reasons.' })
  reasons?: Reason[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it has a value.' })
  measured?: boolean | null
}

@InputType({
  description: 'What a grid shows: a row for each org unit, group and period, a column for each indicator.',
})
export class GridInput {
  @Field(() => [ID], { description: 'The columns.' })
  indicators!: string[]

  @Field(() => [ID], { nullable: true, description: 'These org units; the district unless a level is named.' })
  orgUnits?: string[] | null

  @Field(() => Level, {
    nullable: true,
    description: 'All org units of a level, as the roster of each year lists them.',
  })
  level?: LevelName | null

  @Field(() => ID, { nullable: true, description: 'With `level`: only those of this zone or school.' })
  within?: string | null

  @Field(() => [ID], {
    defaultValue: ['all'],
    description: '`all`, `race/black`; a dimension, such as `race`, stands for each of its groups.',
  })
  groups!: string[]

  @Field(() => [String], {
    nullable: true,
    description:
      "`2016-17`, `2016-17/10`. Unless said, each cell shows its newest whole school year (or the one under way, while there is none) and the row's period is null.",
  })
  periods?: string[] | null

  @Field(() => [GridCondition], { nullable: true, description: 'Only rows that meet all of these.' })
  having?: GridCondition[] | null

  @Field(() => [GridOrder], { nullable: true, description: 'By org unit, group and period unless said.' })
  order?: GridOrder[] | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'As it was known then.' })
  asOf?: Date | null
}
