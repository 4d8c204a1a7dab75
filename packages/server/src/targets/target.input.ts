import type { Level as LevelName } from '@planwright/sdk'
import { GraphQLLocalDate } from 'graphql-scalars'
import { Field, Float, ID, InputType } from 'type-graphql'
import { TextInput } from '../graphql/text.input.js'
import { Level } from '../indicators/enums.js'
import { TargetBasis } from './target.entity.js'

@InputType({ description: 'Where it starts from.' })
export class BaselineInput {
  @Field(() => String, { description: 'A school year.' })
  period!: string

  @Field(() => Float)
  value!: number
}

@InputType({ description: 'Which target: that of a level or a unit for a school year.' })
export class TargetPlace {
  @Field(() => ID)
  indicator!: string

  @Field(() => Level, { nullable: true, description: 'For every unit of a level.' })
  level?: LevelName | null

  @Field(() => ID, { nullable: true, description: 'For one unit: `school/12`. The district unless a level is named.' })
  orgUnit?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'For one group of students: `race/black`. All students unless named.',
  })
  group?: string | null

  @Field(() => String, { description: 'The school year at whose end it should be reached; one target for each year.' })
  by!: string
}

@InputType({ description: 'What an indicator aims at: a value, or a change from a baseline.' })
export class TargetInput extends TargetPlace {
  @Field(() => BaselineInput, { nullable: true })
  baseline?: BaselineInput | null

  @Field(() => String, {
    nullable: true,
    description:
      'For a level: the school year whose own figure each unit starts from, instead of one baseline for all.',
  })
  ownBaseline?: string | null

  @Field(() => Float, { nullable: true, description: "The value aimed at, in the indicator's unit." })
  value?: number | null

  @Field(() => Float, { nullable: true, description: 'Or the change from the baseline, counted in the basis.' })
  change?: number | null

  @Field(() => TargetBasis, { nullable: true })
  basis?: TargetBasis | null

  @Field(() => Float, {
    nullable: true,
    description: 'By how much a figure may fall short and still count as reached, in the same unit.',
  })
  margin?: number | null

  @Field(() => TextInput, { description: 'Why this, for those who ask later.' })
  reason!: TextInput

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'When it is to be looked at again.' })
  reviewOn?: string | Date | null

  @Field(() => [String], {
    nullable: true,
    description:
      'Doubts that are meant, by their codes: `TARGET_WORSENS`, `TARGET_OUTSIDE_PLAN`, `TARGET_BASELINE_DIFFERS`.',
  })
  confirm?: string[] | null
}
