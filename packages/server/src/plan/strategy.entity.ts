import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/core'
import { type Text, textIn } from '@planwright/sdk'
import { Field, ID, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Node } from '../graphql/node.js'
import { Priority } from './priority.entity.js'

@Entity({ tableName: 'strategy' })
@ObjectType({ implements: Node, description: 'How the district means to serve a priority.' })
export class Strategy extends Node {
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

  @Field(() => String, { description: 'The sentence, word for word.' })
  text(@LocaleArg() locale: Locale): string {
    return textIn(this.sentence, locale)
  }
}
