import { Check, Entity, Index, PrimaryKey, Property } from '@mikro-orm/core'

/** One stored figure or the reason there is none. Rows are written in bulk and never changed, only closed. */
@Entity({ tableName: 'observation' })
@Check({ name: 'observation_value_or_reason', expression: '("value" is null) <> ("reason" is null)' })
@Index({
  name: 'observation_open',
  expression:
    'create unique index `observation_open` on `observation` (`indicator`, `orgUnit`, `groupKey`, `period`) where `supersededAt` is null',
})
@Index({
  name: 'observation_closed',
  expression:
    'create index `observation_closed` on `observation` (`supersededAt`, `id`) where `supersededAt` is not null',
})
@Index({
  name: 'observation_failed',
  expression:
    "create index `observation_failed` on `observation` (`indicator`, `period`) where `reason` = 'FAILED' and `supersededAt` is null",
})
@Index({ name: 'observation_by_unit', properties: ['orgUnit', 'indicator', 'period'] })
export class ObservationRecord {
  @PrimaryKey({ type: 'integer' })
  id!: number

  @Property({ type: 'string' })
  indicator!: string

  @Property({ type: 'string' })
  version!: string

  @Property({ type: 'string' })
  orgUnit!: string

  @Property({ type: 'string' })
  groupKey!: string

  @Property({ type: 'string' })
  period!: string

  @Property({ type: 'string' })
  schoolYear!: string

  @Property({ type: 'double', nullable: true })
  value!: number | null

  @Property({ type: 'string', nullable: true })
  reason!: string | null

  @Property({ type: 'double', nullable: true })
  numerator!: number | null

  @Property({ type: 'double', nullable: true })
  denominator!: number | null

  @Property({ type: 'integer', nullable: true })
  people!: number | null

  /** The most that one person contributes to the numerator (or value) anywhere in the district: what rounding goes by. */
  @Property({ type: 'double', nullable: true })
  numeratorMost!: number | null

  @Property({ type: 'double', nullable: true })
  denominatorMost!: number | null

  @Property({ type: 'string' })
  dataThrough!: string

  @Property({ type: 'string' })
  computedAt!: string

  @Property({ type: 'string', nullable: true })
  supersededAt!: string | null

  /** The imports whose rows it was worked out from, as a JSON list. */
  @Property({ type: 'string' })
  importIds!: string

  /** Where no figure took its place: the imports its school year rested on when it was closed, as a JSON list. */
  @Property({ type: 'string', nullable: true })
  withdrawnBy!: string | null
}
