import { Arg, registerEnumType } from 'type-graphql'

export enum Locale {
  EN = 'en',
  ES = 'es',
}

registerEnumType(Locale, {
  name: 'Locale',
  description: 'A language. Where a translation is missing, English stands in for it.',
})

/** The `locale` argument of a field whose text exists in several languages. */
export const LocaleArg = () =>
  Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'The language of the answer.' })
