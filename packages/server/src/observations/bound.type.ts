import { boundInWords, type Bound as ToldBound } from '@planwright/engine'
import { type Text, textIn } from '@planwright/sdk'
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'

export const BoundKind: Readonly<Record<string, ToldBound['kind']>> = {
  AT_MOST: 'atMost',
  AT_LEAST: 'atLeast',
  FEWER_THAN: 'fewerThan',
  FEW_PEOPLE: 'fewPeople',
}

registerEnumType(BoundKind, {
  name: 'BoundKind',
  description: 'What a bound says of the value that is not shown.',
  valuesConfig: {
    AT_MOST: { description: 'It is no higher.' },
    AT_LEAST: { description: 'It is no lower.' },
    FEWER_THAN: { description: 'The number is lower.' },
    FEW_PEOPLE: { description: 'It would be about fewer people, or nobody.' },
  },
})

@ObjectType({ description: 'What can be told in place of a value without telling of single people.' })
export class Bound {
  @Field(() => BoundKind)
  kind!: ToldBound['kind']

  @Field(() => Float, { description: 'In percent for `AT_MOST` and `AT_LEAST`; else a number of people.' })
  value!: number

  words!: Text

  @Field(() => String, { description: 'As people say it: `5% or less`.' })
  sentence(@LocaleArg() locale: Locale): string {
    return textIn(this.words, locale)
  }
}

/** A bound as the API answers with it. */
export function boundOf(told: ToldBound): Bound {
  return Object.assign(new Bound(), { ...told, words: boundInWords(told) })
}
