import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/core'
import { type Text, textIn } from '@planwright/sdk'
import { Field, ID, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Node } from '../graphql/node.js'
import { Priority } from './priority.entity.js'

@ObjectType({ description: 'A narrower aim within a goal.' })
export class Objective {
  @Field(() => ID)
  key!: string

  @Field(() => String, { description: 'The sentence, word for word.' })
  text!: string
}

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

  /** The indicator that its targets are for, the first that measures it; null where nothing does yet. */
  @Property({ type: 'string', nullable: true })
  measuredBy!: string | null

  /** All indicators that measure it, in the plan's order. */
  @Property({ type: 'json', defaultRaw: "'[]'" })
  measures!: readonly string[]

  @Property({ type: 'json', defaultRaw: "'[]'" })
  objectiveTexts!: readonly { readonly key: string; readonly text: Text }[]

  @Property({ type: 'json', nullable: true })
  notYetText?: Text | null

  @Field(() => String, { description: 'The sentence, word for word.' })
  text(@LocaleArg() locale: Locale): string {
    return textIn(this.sentence, locale)
  }

  @Field(() => [Objective], { description: 'Narrower aims within it, in the order the plan prints them.' })
  objectives(@LocaleArg() locale: Locale): readonly Objective[] {
    return this.objectiveTexts.map(({ key, text }) => ({ key, text: textIn(text, locale) }))
  }

  @Field(() => String, {
    nullable: true,
    description: 'Why there are no figures yet; null where an indicator measures the goal.',
  })
  notYet(@LocaleArg() locale: Locale): string | null {
    return this.notYetText ? textIn(this.notYetText, locale) : null
  }
}
