import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/core'
import { type Text, textIn } from '@planwright/sdk'
import { Field, ID, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Node } from '../graphql/node.js'
import { Priority } from './priority.entity.js'

@Entity({ tableName: 'goal' })
@ObjectType({ implements: Node, description: 'A major goal of the plan.' })
export class Goal extends Node {
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

  /** The indicator that measures it; null where nothing does yet. */
  @Property({ type: 'string', nullable: true })
  measuredBy!: string | null

  @Property({ type: 'json', nullable: true })
  notYetText?: Text | null

  @Field(() => String, { description: 'The sentence, word for word.' })
  text(@LocaleArg() locale: Locale): string {
    return textIn(this.sentence, locale)
  }

  @Field(() => String, {
    nullable: true,
    description: 'Why there are no figures yet; null where an indicator measures the goal.',
  })
  notYet(@LocaleArg() locale: Locale): string | null {
    return this.notYetText ? textIn(this.notYetText, locale) : null
  }
}
