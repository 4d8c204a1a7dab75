import { Field, Float, ObjectType } from 'type-graphql'
import type { AsOf } from '../graphql/as-of.js'
import { connectionOf } from '../graphql/connection.js'
import { Reason } from '../observations/enums.js'
import { Observation } from '../observations/observation.type.js'
import type { GridPlace } from './grid.places.js'

@ObjectType({ description: 'An indicator in a row. It has a value or a reason, never both or neither.' })
export class GridCell {
  @Field(() => Observation)
  observation!: Observation

  indicatorId!: string

  @Field(() => Float, { nullable: true })
  value(): number | null {
    return this.observation.value
  }

  @Field(() => Reason, { nullable: true })
  reason(): Reason | null {
    return this.observation.reason
  }
}

@ObjectType({ description: 'An org unit, a group and a period, with a cell for each indicator asked for.' })
export class GridRow {
  /** What the cursor names. */
  key!: string
  orgUnitId!: string
  groupKey!: string
  /** The moment it is shown as of; null for now. */
  asOf!: AsOf

  @Field(() => String, { nullable: true, description: 'Null where each cell shows its newest whole school year.' })
  period!: string | null

  @Field(() => [GridCell], { description: 'In the order the indicators were named.' })
  cells!: readonly GridCell[]
}

/** What the cursor of a row names. */
export function rowKey({ orgUnit, group, period }: GridPlace): string {
  return [orgUnit, group, period ?? 'newest'].join('@')
}

export const GridConnection = connectionOf('GridRow', () => GridRow)
