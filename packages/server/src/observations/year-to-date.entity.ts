import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/core'

/**
 * A school year whose rows end early, so that an indicator's figures of it are to date although the year may be over. Rows
 * are only added and closed: what is known of a moment stays.
 */
@Entity({ tableName: 'yearToDate' })
@Index({
  name: 'yearToDate_open',
  expression:
    'create unique index `yearToDate_open` on `yearToDate` (`indicator`, `schoolYear`) where `supersededAt` is null',
})
@Index({ name: 'yearToDate_by_year', properties: ['indicator', 'schoolYear'] })
export class YearToDate {
  @PrimaryKey({ type: 'integer' })
  id!: number

  @Property({ type: 'string' })
  indicator!: string

  @Property({ type: 'string' })
  schoolYear!: string

  @Property({ type: 'string' })
  recordedAt!: string

  @Property({ type: 'string', nullable: true })
  supersededAt!: string | null
}
