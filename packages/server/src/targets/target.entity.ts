import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/core'
import { type Level as LevelName, type Text, textIn } from '@planwright/sdk'
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars'
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Level } from '../indicators/enums.js'
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
@Index({ properties: ['indicator'] })
@ObjectType({ description: 'What a goal or an indicator aims at, by when, and who said so.' })
export class Target {
  @PrimaryKey({ type: 'integer' })
  id!: number

  /** The goal whose target the plan file states; null where the target was set through the API. */
  @ManyToOne({ entity: () => Goal, mapToPk: true, fieldName: 'goal', deleteRule: 'cascade', nullable: true })
  goal?: string | null

  @Field(() => ID, { nullable: true, description: 'Null where the target is that of a goal.' })
  @Property({ type: 'string', nullable: true })
  indicator?: string | null

  @Field(() => Level, { nullable: true, description: 'Where it is meant for every unit of a level.' })
  @Property({ type: 'string', nullable: true })
  level?: LevelName | null

  @Field(() => ID, { nullable: true, description: 'Where it is meant for one unit.' })
  @Property({ type: 'string', nullable: true })
  orgUnit?: string | null

  @Field(() => Baseline, { nullable: true })
  @Property({ type: 'json', nullable: true })
  baseline?: Baseline | null

  @Field(() => String, {
    nullable: true,
    description: 'The school year whose own figure each unit of the level starts from; null where all start alike.',
  })
  @Property({ type: 'string', nullable: true })
  ownBaseline?: string | null

  @Field(() => Float, { nullable: true, description: 'The change the plan asks for; null where it names the value.' })
  @Property({ type: 'double', nullable: true })
  change?: number | null

  @Field(() => TargetBasis, { nullable: true })
  @Property({ type: 'string', nullable: true })
  basis?: TargetBasis | null

  @Field(() => Float, {
    nullable: true,
    description: "The value aimed at, in the indicator's unit; null where it is a change from each unit's own figure.",
  })
  @Property({ type: 'double', nullable: true })
  value!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'By how much a figure may fall short and still count as reached, in the same unit.',
  })
  @Property({ type: 'double', nullable: true })
  margin!: number | null

  @Field(() => ID, { nullable: true, description: 'The group it is for: `race/black`; null for all students.' })
  @Property({ type: 'string', fieldName: 'groupKey', nullable: true })
  group!: string | null

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

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'When it is to be looked at again.' })
  @Property({ type: 'string', nullable: true })
  reviewOn?: string | null

  @Field(() => GraphQLDateTimeISO, { description: 'When it was set.' })
  @Property({ type: 'string' })
  recordedAt!: string

  /** Every edit is kept: the target in force has none. */
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When another took its place, or it was withdrawn; null while in force.',
  })
  @Property({ type: 'string', nullable: true })
  supersededAt?: string | null

  @Field(() => String, { nullable: true, description: 'Who withdrew it; null where another took its place.' })
  @Property({ type: 'string', nullable: true })
  withdrawnBy?: string | null

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  @Property({ type: 'string', nullable: true })
  withdrawnBecause?: string | null

  @Field(() => String)
  why(@LocaleArg() locale: Locale): string {
    return textIn(this.whyText, locale)
  }
}
