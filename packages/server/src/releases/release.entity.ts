import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/core'

/** A publication of one period's protected figures. It is never altered; a correction is another one, with its number. */
@Entity({ tableName: 'figure_release' })
@Unique({ name: 'figure_release_number', properties: ['period', 'number'] })
export class ReleaseEntry {
  @PrimaryKey({ type: 'integer' })
  id!: number

  /** `2024-25`, or `2024-25/10`. */
  @Property({ type: 'string' })
  period!: string

  /** 1 for the first of its period; a correction has the next. */
  @Property({ type: 'integer' })
  number!: number

  /** Why a correction was published; null for the first. */
  @Property({ type: 'string', nullable: true })
  reason!: string | null

  @Property({ type: 'string' })
  publishedAt!: string

  @Property({ type: 'string' })
  publishedBy!: string

  /** How many places it answers for, whether there is anybody or not. */
  @Property({ type: 'integer' })
  figures!: number

  /** Of how many of them it tells nothing. */
  @Property({ type: 'integer' })
  hidden!: number

  /** How many places have people behind their figure: that changes when the only child of a group leaves. */
  @Property({ type: 'integer', nullable: true })
  withPeople!: number | null

  /** Of how many of those it shows a value. */
  @Property({ type: 'integer', nullable: true })
  shown!: number | null

  /** Of how many of those it tells a bound. */
  @Property({ type: 'integer', nullable: true })
  bounded!: number | null

  /** Of how many places it tells something new of three school years together; null where not all three are released. */
  @Property({ type: 'integer', nullable: true })
  pooled!: number | null
}
