import { decimalOf, figureInWords, reasonInWords } from '@planwright/engine'
import { type Example, type Text, textIn } from '@planwright/sdk'
import { GraphQLJSONObject } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'

@ObjectType('Example', { description: 'A case worked by hand; every build runs it against the real engine.' })
export class WorkedExample {
  @Field(() => String)
  when!: string

  @Field(() => GraphQLJSONObject, { description: 'The rows, by the name of their dataset.' })
  given!: object

  answer!: Text

  @Field(() => String, { description: 'The answer: a figure, or the reason there is none.' })
  expected(@LocaleArg() locale: Locale): string {
    return textIn(this.answer, locale)
  }
}

/** A definition's example as the API shows it. */
export function exampleOf({ when, given, then }: Example<object>): WorkedExample {
  return Object.assign(new WorkedExample(), { when, given, answer: answerOf(then) })
}

/** An answer in words: a figure, or the reason there is none. */
export function answerOf(then: Example['then']): Text {
  if (then.kind === 'value') {
    const decimal = decimalOf(then.value)
    return decimal === null ? { en: String(then.value) } : figureInWords(decimal, then.unit)
  }
  const reason = reasonInWords(then.reason)
  return { en: `${then.reason}: ${reason.en}`, es: `${then.reason}: ${reason.es ?? reason.en}` }
}
