import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Problem } from '../graphql/problem.js'
import type { ReleaseEntry } from './release.entity.js'

@ObjectType({ description: 'How much a release tells of the places with people behind their figure.' })
export class ReleaseTally {
  @Field(() => Int, { description: 'How many places there are.' })
  withPeople!: number

  @Field(() => Int, { description: 'Of how many of them it shows a value.' })
  shown!: number

  @Field(() => Int, { description: 'Of how many of them it tells a bound, such as "5% or less".' })
  bounded!: number

  @Field(() => Int, { description: 'Of how many of them it tells nothing.' })
  hidden!: number

  @Field(() => Int, {
    nullable: true,
    description: 'For how many places it adds a figure of three school years; null until all three are released.',
  })
  pooled!: number | null
}

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

  @Field(() => Int, { description: 'How many places it answers for, whether there is anybody or not.' })
  figures!: number

  @Field(() => Int, { description: 'Of how many of them it tells nothing: of most because there is nobody.' })
  hidden!: number

  @Field(() => ReleaseTally, {
    nullable: true,
    description: 'How much it tells of the places with people behind their figure.',
  })
  tally!: ReleaseTally | null
}

@ObjectType({ description: 'The release, or why nothing was released.' })
export class ReleasePayload {
  @Field(() => Release, { nullable: true, description: 'Null where there are problems.' })
  release!: Release | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

/** A release as the API answers with it. */
export function releaseOf({ id, withPeople, shown, bounded, pooled, ...told }: ReleaseEntry): Release {
  const isTallied = withPeople !== null && shown !== null && bounded !== null
  const counts = isTallied ? { withPeople, shown, bounded, hidden: withPeople - shown - bounded, pooled } : null
  const tally = counts && Object.assign(new ReleaseTally(), counts)
  return Object.assign(new Release(), { ...told, id: `release/${id}`, tally })
}
