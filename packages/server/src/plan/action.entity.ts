import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/core'
import { type Text, textIn } from '@planwright/sdk'
import { GraphQLLocalDate } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { Department } from '../departments/department.entity.js'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Node } from '../graphql/node.js'
import { Priority } from './priority.entity.js'

@ObjectType({ description: 'A step on the way to an action.' })
export class Milestone {
  @Field(() => String)
  text!: string

  @Field(() => GraphQLLocalDate, { description: 'The day by which it is to be done.' })
  by!: string
}

@Entity({ tableName: 'action' })
@ObjectType({ implements: Node, description: 'A strategic action, and who answers for it.' })
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

  /** The department that answers for it; null where somebody else does, or nobody is named. */
  @ManyToOne({ entity: () => Department, mapToPk: true, fieldName: 'owner', nullable: true })
  owner!: string | null

  /** Another person or office that answers for it. */
  @Property({ type: 'json', nullable: true })
  ownerText!: Text | null

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day on which it begins.' })
  @Property({ type: 'string', nullable: true })
  start!: string | null

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day by which it is to be done.' })
  @Property({ type: 'string', nullable: true })
  due!: string | null

  @Property({ type: 'json' })
  milestoneTexts!: readonly { readonly text: Text; readonly by: string }[]

  @Field(() => String, { description: 'The sentence, word for word.' })
  text(@LocaleArg() locale: Locale): string {
    return textIn(this.sentence, locale)
  }

  @Field(() => String, { nullable: true, description: 'Who answers for it where that is no department of the plan.' })
  ownerName(@LocaleArg() locale: Locale): string | null {
    return this.ownerText ? textIn(this.ownerText, locale) : null
  }

  @Field(() => [Milestone], { description: 'Steps on the way to it, in the order of their days.' })
  milestones(@LocaleArg() locale: Locale): readonly Milestone[] {
    const inOrder = [...this.milestoneTexts].sort((one, other) => one.by.localeCompare(other.by, 'en'))
    return inOrder.map(({ text, by }) => ({ text: textIn(text, locale), by }))
  }
}
