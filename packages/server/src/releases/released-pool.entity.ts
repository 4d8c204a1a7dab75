import { Check, Entity, Index, PrimaryKey, Property } from '@mikro-orm/core'

/**
 * What was told of three school years together, where none of them shows a value: a value or a bound. It is closed by a
 * correction of one of the years, and never altered. Places of which nothing was told have no row.
 */
@Entity({ tableName: 'released_pool' })
@Check({ name: 'released_pool_value_or_bound', expression: '("value" is null) <> ("bound" is null)' })
@Index({
  name: 'released_pool_open',
  expression:
    'create unique index `released_pool_open` on `released_pool` (`indicator`, `orgUnit`, `groupKey`, `firstYear`) where `supersededAt` is null',
})
@Index({ name: 'released_pool_by_unit', properties: ['orgUnit', 'indicator', 'firstYear'] })
export class ReleasedPool {
  @PrimaryKey({ type: 'integer' })
  id!: number

  /** The release with which it was told. */
  @Property({ type: 'integer' })
  releaseId!: number

  @Property({ type: 'string' })
  indicator!: string

  @Property({ type: 'string' })
  version!: string

  @Property({ type: 'string' })
  orgUnit!: string

  @Property({ type: 'string' })
  groupKey!: string

  @Property({ type: 'string' })
  firstYear!: string

  @Property({ type: 'string' })
  lastYear!: string

  @Property({ type: 'double', nullable: true })
  value!: number | null

  @Property({ type: 'double', nullable: true })
  numerator!: number | null

  @Property({ type: 'double', nullable: true })
  denominator!: number | null

  /** A student of three years counts three times. */
  @Property({ type: 'integer', nullable: true })
  people!: number | null

  @Property({ type: 'string', nullable: true })
  bound!: string | null

  @Property({ type: 'double', nullable: true })
  boundValue!: number | null

  /** When it was released: it is based on the years as they stood released then. */
  @Property({ type: 'string' })
  computedAt!: string

  @Property({ type: 'string', nullable: true })
  supersededAt!: string | null
}
