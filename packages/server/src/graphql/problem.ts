import { Field, Int, ObjectType } from 'type-graphql'
import { ServerError } from '../errors.js'

@ObjectType({ description: 'An expected failure: where, what, and what to do about it.' })
export class Problem {
  @Field(() => String, { description: 'A stable code; all of them are listed in schema/errors.md.' })
  code!: string

  @Field(() => [String], { description: 'The place in the input.' })
  path!: readonly string[]

  @Field(() => Int, {
    nullable: true,
    description: 'The character in the formula, counted from 1, where a formula is at fault.',
  })
  position?: number | null

  @Field(() => String)
  message!: string

  @Field(() => String)
  remedy!: string
}

/** An expected error as a problem at a place of the input. */
export function problemOf(error: ServerError, path: readonly string[] = []): Problem {
  return { code: error.code, path, message: error.message, remedy: error.remedy }
}
