import { type Text, textIn } from '@planwright/sdk'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Reason } from '../observations/enums.js'
import { Observation } from '../observations/observation.type.js'

@ObjectType({
  description: 'A figure worked out again from the files of its receipt, by the definition of its version.',
})
export class Replay {
  @Field(() => Observation)
  observation!: Observation

  @Field(() => Boolean, { description: 'False where it cannot be worked out again; `because` says why.' })
  possible!: boolean

  @Field(() => Boolean, { nullable: true, description: 'Whether value, reason, parts and people are the same.' })
  same!: boolean | null

  @Field(() => Float, { nullable: true, description: 'What came out this time.' })
  value!: number | null

  @Field(() => Reason, { nullable: true })
  reason!: Reason | null

  @Field(() => Float, { nullable: true })
  numerator!: number | null

  @Field(() => Float, { nullable: true })
  denominator!: number | null

  @Field(() => Int, { nullable: true })
  people!: number | null

  @Field(() => [ID], { description: 'The imports whose files were read, in their order.' })
  imports!: readonly string[]

  sentence!: Text

  @Field(() => String)
  because(@LocaleArg() locale: Locale): string {
    return textIn(this.sentence, locale)
  }
}
