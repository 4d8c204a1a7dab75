import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/core'
import { type Text, textIn } from '@planwright/sdk'
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Goal } from '../plan/goal.entity.js'

export enum TargetBasis {
  PERCENTAGE_POINTS = 'percentage-points',
  RELATIVE = 'relative',
}

registerEnumType(TargetBasis, {
  name: 'TargetBasis',
  description: 'What a change is counted in.',
  valuesConfig: {
    PERCENTAGE_POINTS: { description: 'Added to the baseline: 18.3 and 22 give 40.3.' },
    RELATIVE: { description: 'Percent of the baseline: 18.3 and 22 give 22.326.' },
  },
})

@ObjectType({ description: 'Where the district started from.' })
export class Baseline {
  @Field(() => String, { description: 'A school year.' })
  period!: string

  @Field(() => Float)
  value!: number
}

@Entity({ tableName: 'target' })
@ObjectType({ description: 'What a goal aims at, by when, and who said so.' })
export class Target {
  @PrimaryKey({ type: 'integer' })
  id!: number

  @ManyToOne({ entity: () => Goal, mapToPk: true, fieldName: 'goal', deleteRule: 'cascade' })
  goal!: string

  @Field(() => Baseline, { nullable: true })
  @Property({ type: 'json', nullable: true })
  baseline?: Baseline | null

  @Field(() => Float, { nullable: true, description: 'The change the plan asks for; null where it names the value.' })
  @Property({ type: 'double', nullable: true })
  change?: number | null

  @Field(() => TargetBasis, { nullable: true })
  @Property({ type: 'string', nullable: true })
  basis?: TargetBasis | null

  @Field(() => Float, { description: "The value aimed at, in the indicator's unit." })
  @Property({ type: 'double' })
  value!: number

  @Field(() => String, { description: 'The school year at whose end it should be reached.' })
  @Property({ type: 'string' })
  by!: string

  @Field(() => Boolean, { description: "Whether this is our reading of a plan's words that leave a choice." })
  @Property({ type: 'boolean' })
  assumed!: boolean

  @Field(() => String)
  @Property({ type: 'string' })
  setBy!: string

  @Property({ type: 'json' })
  whyText!: Text

  @Property({ type: 'string' })
  recordedAt!: string

  /** Every edit is kept: the target in force has none. */
  @Property({ type: 'string', nullable: true })
  supersededAt?: string | null

  @Field(() => String)
  why(@LocaleArg() locale: Locale): string {
    return textIn(this.whyText, locale)
  }
}
