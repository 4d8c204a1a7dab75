import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Problem } from '../graphql/problem.js'
import type { ReleaseEntry } from './release.entity.js'

@ObjectType({
  description:
    'What was published of a period about students and staff: rounded, with small groups hidden, and kept so.',
})
export class Release {
  @Field(() => ID)
  id!: string

  @Field(() => String, { description: '`2016-17`, or `2016-17/10` for that year to the end of October.' })
  period!: string

  @Field(() => Int, { description: '1 for the first of its period; corrections count on.' })
  number!: number

  @Field(() => String, { nullable: true, description: 'Why a correction was published.' })
  reason!: string | null

  @Field(() => GraphQLDateTimeISO)
  publishedAt!: string

  @Field(() => Int, { description: 'How many places it answers for that have people behind their figure.' })
  figures!: number

  @Field(() => Int, { nullable: true, description: 'Of how many of them it shows a value.' })
  shown!: number | null

  @Field(() => Int, { nullable: true, description: 'Of how many of them it tells a bound, such as "5% or less".' })
  bounded!: number | null

  @Field(() => Int, { description: 'Of how many of them it tells nothing, to protect people.' })
  hidden!: number

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many places it adds a figure of three school years together; null until all three are released.',
  })
  pooled!: number | null
}

@ObjectType({ description: 'The release, or why nothing was released.' })
export class ReleasePayload {
  @Field(() => Release, { nullable: true, description: 'Null where there are problems.' })
  release!: Release | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

/** A release as the API answers with it. */
export function releaseOf(entry: ReleaseEntry): Release {
  const { id, ...told } = entry
  return Object.assign(new Release(), { ...told, id: `release/${id}` })
}
