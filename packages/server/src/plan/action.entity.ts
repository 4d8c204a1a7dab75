import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/core'
import { type Text, textIn } from '@planwright/sdk'
import { Field, ID, ObjectType } from 'type-graphql'
import { Department } from '../departments/department.entity.js'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Node } from '../graphql/node.js'
import { Priority } from './priority.entity.js'

@Entity({ tableName: 'action' })
@ObjectType({ implements: Node, description: 'A strategic action, and the department that answers for it.' })
export class Action extends Node {
  @PrimaryKey({ type: 'string' })
  declare id: string

  @Field(() => ID)
  @Property({ type: 'string' })
  key!: string

  @ManyToOne({ entity: () => Priority, mapToPk: true, fieldName: 'priority', deleteRule: 'cascade' })
  priority!: string

  @Property({ type: 'integer' })
  position!: number

  @Property({ type: 'json' })
  sentence!: Text

  @ManyToOne({ entity: () => Department, mapToPk: true, fieldName: 'owner' })
  owner!: string

  @Field(() => String, { description: 'The sentence, word for word.' })
  text(@LocaleArg() locale: Locale): string {
    return textIn(this.sentence, locale)
  }
}
