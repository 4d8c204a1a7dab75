import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/core'
import { type Text, textIn } from '@planwright/sdk'
import { Field, ID, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Node } from '../graphql/node.js'
import { Plan } from './plan.entity.js'

@Entity({ tableName: 'priority' })
@ObjectType({ implements: Node, description: 'One of the few things the district has decided matter most.' })
export class Priority extends Node {
  @PrimaryKey({ type: 'string' })
  declare id: string

  @Field(() => ID)
  @Property({ type: 'string' })
  key!: string

  @ManyToOne({ entity: () => Plan, mapToPk: true, fieldName: 'plan', deleteRule: 'cascade' })
  plan!: string

  @Property({ type: 'integer' })
  position!: number

  @Property({ type: 'json' })
  titleText!: Text

  @Field(() => String)
  title(@LocaleArg() locale: Locale): string {
    return textIn(this.titleText, locale)
  }
}
