import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/core'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import type { AsOf } from '../graphql/as-of.js'
import { Node } from '../graphql/node.js'

export enum OrgUnitKind {
  DISTRICT = 'DISTRICT',
  STATE = 'STATE',
  PEER = 'PEER',
  PEER_SCHOOL = 'PEER_SCHOOL',
  ZONE = 'ZONE',
  SCHOOL = 'SCHOOL',
  CLASSROOM = 'CLASSROOM',
}

registerEnumType(OrgUnitKind, {
  name: 'OrgUnitKind',
  description: 'What an org unit is. The state, other districts (peers) and their schools are there to compare with.',
})

/** The kinds by the first part of an org unit's id. */
export const kindOfPrefix: Readonly<Record<string, OrgUnitKind>> = {
  district: OrgUnitKind.DISTRICT,
  state: OrgUnitKind.STATE,
  peer: OrgUnitKind.PEER,
  zone: OrgUnitKind.ZONE,
  school: OrgUnitKind.SCHOOL,
  classroom: OrgUnitKind.CLASSROOM,
}

/** The district, a part of it, or a district or state to compare with. Facts say which there are; this is their copy. */
@Entity({ tableName: 'orgUnit' })
@ObjectType({
  implements: Node,
  description: 'The district, a zone, school or classroom of it, or what it is compared with.',
})
@Index({ properties: ['kind', 'id'] })
@Index({ properties: ['parentId', 'id'] })
export class OrgUnit extends Node {
  @PrimaryKey({ type: 'string' })
  declare id: string

  @Field(() => OrgUnitKind)
  @Property({ type: 'string' })
  kind!: OrgUnitKind

  @Field(() => String)
  @Property({ type: 'string' })
  name!: string

  @Field(() => String, { description: 'The code the district or state uses for it.' })
  @Property({ type: 'string' })
  code!: string

  @Property({ type: 'string', nullable: true })
  parentId!: string | null

  @Field(() => String, { nullable: true, description: 'The latest school year the roster lists it in.' })
  @Property({ type: 'string', nullable: true })
  schoolYear!: string | null

  /** The moment it is shown as of; nothing for now. */
  asOf?: AsOf
}
