import { type AnyIndicator, type Text, textIn } from '@planwright/sdk'
import { Field, ID, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Node } from '../graphql/node.js'
import { Every } from '../observations/enums.js'
import { Better, Level, Unit } from './enums.js'
import { exampleOf, WorkedExample } from './example.type.js'
import { Formula, formulaOf } from './formula.type.js'

@ObjectType({
  implements: Node,
  description: 'One measure of how effective a department is, and how it is worked out.',
})
export class Indicator extends Node {
  declare id: string
  definition!: AnyIndicator
  departmentId!: string

  @Field(() => String, { description: 'A digest of the definition: another definition, another version.' })
  version!: string

  @Field(() => [ID], { description: 'The datasets it reads.' })
  datasets!: readonly string[]

  @Field(() => String)
  title(@LocaleArg() locale: Locale): string {
    return textIn(this.definition.title, locale)
  }

  @Field(() => String, { description: 'The question it answers.' })
  question(@LocaleArg() locale: Locale): string {
    return textIn(this.definition.question, locale)
  }

  @Field(() => String, { description: 'How it is worked out, in words.' })
  method(@LocaleArg() locale: Locale): string {
    return textIn(this.definition.method, locale)
  }

  @Field(() => String, { nullable: true, description: 'Where the definition comes from.' })
  source(@LocaleArg() locale: Locale): string | null {
    return optional(this.definition.source, locale)
  }

  @Field(() => String, { nullable: true, description: 'Who answers questions about it.' })
  owner(@LocaleArg() locale: Locale): string | null {
    return optional(this.definition.owner, locale)
  }

  @Field(() => String, { nullable: true, description: 'Who does so when the owner is away.' })
  backup(@LocaleArg() locale: Locale): string | null {
    return optional(this.definition.backup, locale)
  }

  @Field(() => Unit)
  unit(): string {
    return this.definition.unit
  }

  @Field(() => Better)
  better(): string {
    return this.definition.better
  }

  @Field(() => Every)
  every(): Every {
    return this.definition.every === 'month' ? Every.MONTH : Every.YEAR
  }

  @Field(() => [Level])
  levels(): readonly string[] {
    return this.definition.levels
  }

  @Field(() => [String], { description: 'What it can be broken down by.' })
  groups(): readonly string[] {
    return this.definition.groups
  }

  @Field(() => [ID], { description: "The plan's parts it measures." })
  advances(): readonly string[] {
    return this.definition.advances
  }

  @Field(() => Formula)
  formula(): Formula {
    return formulaOf(this.definition.value)
  }

  @Field(() => [WorkedExample])
  examples(): WorkedExample[] {
    return this.definition.examples.map(exampleOf)
  }
}

function optional(text: Text | undefined, locale: Locale): string | null {
  return text === undefined ? null : textIn(text, locale)
}
