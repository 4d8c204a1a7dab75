import { Entity, PrimaryKey, Property } from '@mikro-orm/core'
import { Field, ObjectType } from 'type-graphql'

/** A unit as the roster of one school year lists it: a school that moves to another zone keeps its past. */
@Entity({ tableName: 'orgUnitYear' })
@ObjectType({ description: 'A unit as the roster of one school year lists it.' })
export class OrgUnitYear {
  @PrimaryKey({ type: 'string' })
  orgUnit!: string

  @Field(() => String)
  @PrimaryKey({ type: 'string' })
  schoolYear!: string

  @Field(() => String)
  @Property({ type: 'string' })
  name!: string

  @Property({ type: 'string', nullable: true })
  parentId!: string | null
}
