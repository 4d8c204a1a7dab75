import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg } from 'type-graphql'

/** A moment in the past as ISO text, or null for what is known now. */
export type AsOf = string | null

/** The `asOf` argument of an answer. */
export const AsOfArg = () =>
  Arg('asOf', () => GraphQLDateTimeISO, {
    nullable: true,
    description: 'As it was known then: the figure, the target and the definition of that moment.',
  })

/** The argument as the text that records compare by. */
export function asOfText(asOf: Date | null | undefined): AsOf {
  return asOf ? asOf.toISOString() : null
}
