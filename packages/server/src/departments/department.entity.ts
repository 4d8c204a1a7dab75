import { Entity, PrimaryKey, Property } from '@mikro-orm/core'
import { type Text, textIn } from '@planwright/sdk'
import { Field, Int, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Node } from '../graphql/node.js'

@Entity({ tableName: 'department' })
@ObjectType({ implements: Node, description: 'A central-office department, whether or not it measures anything yet.' })
export class Department extends Node {
  @PrimaryKey({ type: 'string' })
  declare id: string

  @Property({ type: 'integer' })
  position!: number

  @Property({ type: 'json' })
  nameText!: Text

  @Field(() => Int, { description: 'How many indicators of effectiveness it may have.' })
  @Property({ type: 'integer' })
  indicatorLimit!: number

  @Field(() => String)
  name(@LocaleArg() locale: Locale): string {
    return textIn(this.nameText, locale)
  }
}
