import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/core'
import { Field, ObjectType } from 'type-graphql'

/**
 * A unit as the roster of one school year lists it: a school that moves to another zone keeps its past.
 * What a corrected roster says is written beside what the earlier one said, which stays, closed.
 */
@Entity({ tableName: 'orgUnitYear' })
@ObjectType({ description: 'A unit as the roster of one school year lists it.' })
@Index({
  name: 'org_unit_year_open',
  expression:
    'create unique index `org_unit_year_open` on `orgUnitYear` (`orgUnit`, `schoolYear`) where `supersededAt` is null',
})
@Index({ name: 'org_unit_year_by_parent', properties: ['parentId', 'schoolYear'] })
@Index({ name: 'org_unit_year_by_unit', properties: ['orgUnit', 'schoolYear'] })
export class OrgUnitYear {
  @PrimaryKey({ type: 'integer' })
  id!: number

  @Property({ type: 'string' })
  orgUnit!: string

  @Field(() => String)
  @Property({ type: 'string' })
  schoolYear!: string

  @Field(() => String)
  @Property({ type: 'string' })
  name!: string

  @Property({ type: 'string', nullable: true })
  parentId!: string | null

  @Property({ type: 'string' })
  recordedAt!: string

  /** When a later roster said otherwise; null while it stands. */
  @Property({ type: 'string', nullable: true })
  supersededAt!: string | null
}
