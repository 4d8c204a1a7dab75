import { Check, Entity, Index, PrimaryKey, Property } from '@mikro-orm/core'

/**
 * A protected figure as it was released: what readers without record access get in place of the exact one. Its columns
 * are those of an observation, and its ids begin where those of observations never come. `computedAt` is when it was
 * released; it is closed by a correction.
 */
@Entity({ tableName: 'released_observation' })
@Check({ name: 'released_value_or_reason', expression: '("value" is null) <> ("reason" is null)' })
@Index({
  name: 'released_observation_open',
  expression:
    'create unique index `released_observation_open` on `released_observation` (`indicator`, `orgUnit`, `groupKey`, `period`) where `supersededAt` is null',
})
@Index({
  name: 'released_observation_closed',
  expression:
    'create index `released_observation_closed` on `released_observation` (`supersededAt`, `id`) where `supersededAt` is not null',
})
@Index({ name: 'released_observation_by_unit', properties: ['orgUnit', 'indicator', 'period'] })
export class ReleasedObservation {
  @PrimaryKey({ type: 'integer' })
  id!: number

  @Property({ type: 'integer' })
  releaseId!: number

  /** The moment whose exact figure it shows; a correction leaves a figure as it was where hardly anything changed. */
  @Property({ type: 'string' })
  basedOn!: string

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

  /** Null where the figure is not shown. */
  @Property({ type: 'string', nullable: true })
  dataThrough!: string | null

  @Property({ type: 'string' })
  computedAt!: string

  @Property({ type: 'string', nullable: true })
  supersededAt!: string | null

  @Property({ type: 'string' })
  importIds!: string

  /** What is told in place of a value: that it is at most or at least, or about fewer than, `boundValue`. */
  @Property({ type: 'string', nullable: true })
  bound!: string | null

  @Property({ type: 'double', nullable: true })
  boundValue!: number | null
}
