import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.js'
import { Priority } from './priority.entity.js'
import { Strategy } from './strategy.entity.js'

@Resolver(() => Strategy)
export class StrategyResolver {
  @FieldResolver(() => Priority)
  priority(@Root() strategy: Strategy, @Ctx() { loaders }: Context): Promise<Priority | null> {
    return loaders.priority.load(strategy.priority)
  }
}
