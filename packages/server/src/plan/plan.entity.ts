import { Entity, PrimaryKey, Property } from '@mikro-orm/core'
import { type Text, textIn } from '@planwright/sdk'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Node } from '../graphql/node.js'

@ObjectType({ description: 'The calendar years a plan covers, both included.' })
export class PlanYears {
  @Field(() => Int)
  start!: number

  @Field(() => Int)
  end!: number
}

@ObjectType({ description: 'The district whose plan this is.' })
export class PlanDistrict {
  @Field(() => String)
  name!: string

  @Field(() => String, { description: "The state's code for it." })
  code!: string

  @Field(() => String, { nullable: true })
  address?: string

  @Field(() => String, { nullable: true })
  website?: string

  @Field(() => String, { nullable: true })
  phone?: string
}

@ObjectType({ description: 'A printed heading and the part of the plan it stands above.' })
export class PlanHeading {
  @Field(() => String)
  part!: string

  @Field(() => String)
  text!: string
}

/** A district's strategic plan; its sentences are the district's own, word for word. */
@Entity({ tableName: 'plan' })
@ObjectType({ implements: Node, description: "A district's strategic plan, in its own words." })
export class Plan extends Node {
  @PrimaryKey({ type: 'string' })
  declare id: string

  @Field(() => ID)
  @Property({ type: 'string' })
  key!: string

  @Property({ type: 'json' })
  titleText!: Text

  @Property({ type: 'json', nullable: true })
  frameworkText?: Text | null

  @Field(() => PlanYears)
  @Property({ type: 'json' })
  years!: PlanYears

  @Field(() => PlanDistrict)
  @Property({ type: 'json' })
  district!: PlanDistrict

  @Property({ type: 'json' })
  headingTexts!: Readonly<Record<string, Text>>

  @Property({ type: 'json', nullable: true })
  beliefsText?: Text | null

  @Property({ type: 'json', nullable: true })
  visionText?: Text | null

  @Property({ type: 'json', nullable: true })
  missionText?: Text | null

  @Property({ type: 'json', nullable: true })
  actionsIntroductionText?: Text | null

  /** Of the plan file this was read from; tells whether anything must be done at a start. */
  @Property({ type: 'string' })
  digest!: string

  @Field(() => String)
  title(@LocaleArg() locale: Locale): string {
    return textIn(this.titleText, locale)
  }

  @Field(() => String, { nullable: true, description: 'The framework the plan follows.' })
  framework(@LocaleArg() locale: Locale): string | null {
    return optionalText(this.frameworkText, locale)
  }

  @Field(() => String, { nullable: true })
  beliefs(@LocaleArg() locale: Locale): string | null {
    return optionalText(this.beliefsText, locale)
  }

  @Field(() => String, { nullable: true })
  vision(@LocaleArg() locale: Locale): string | null {
    return optionalText(this.visionText, locale)
  }

  @Field(() => String, { nullable: true })
  mission(@LocaleArg() locale: Locale): string | null {
    return optionalText(this.missionText, locale)
  }

  @Field(() => String, { nullable: true, description: 'The sentences that introduce the strategic actions.' })
  actionsIntroduction(@LocaleArg() locale: Locale): string | null {
    return optionalText(this.actionsIntroductionText, locale)
  }

  @Field(() => [PlanHeading], { description: 'The headings of the printed plan.' })
  headings(@LocaleArg() locale: Locale): PlanHeading[] {
    return Object.entries(this.headingTexts).map(([part, text]) => ({ part, text: textIn(text, locale) }))
  }
}

function optionalText(text: Text | null | undefined, locale: Locale): string | null {
  return text ? textIn(text, locale) : null
}
