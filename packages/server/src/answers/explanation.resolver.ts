import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.js'
import { Observation } from '../observations/observation.type.js'
import { explanationOf } from './explanation.service.js'
import { Explanation } from './explanation.type.js'

@Resolver(() => Observation)
export class ExplanationResolver {
  @FieldResolver(() => Explanation, {
    nullable: true,
    description:
      'How it came about: what was counted, by which definition, from which files. Null before the first figure.',
  })
  explain(@Root() observation: Observation, @Ctx() context: Context): Promise<Explanation | null> {
    return explanationOf(observation, context)
  }
}
