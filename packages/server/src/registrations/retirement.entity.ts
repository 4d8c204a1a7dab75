import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/core'

/** An indicator, of a plugin or registered, that is no longer calculated: since when, by whom and why. */
@Entity({ tableName: 'retirement' })
@Index({
  name: 'retirement_open',
  expression: 'create unique index `retirement_open` on `retirement` (`indicator`) where `endedAt` is null',
})
export class Retirement {
  @PrimaryKey({ type: 'integer' })
  id!: number

  @Property({ type: 'string' })
  indicator!: string

  @Property({ type: 'string' })
  reason!: string

  @Property({ type: 'string' })
  retiredBy!: string

  @Property({ type: 'string' })
  retiredAt!: string

  /** When it was put in force again. */
  @Property({ type: 'string', nullable: true })
  endedAt!: string | null

  @Property({ type: 'string', nullable: true })
  endedBy!: string | null
}
