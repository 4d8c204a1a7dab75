import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.js'
import { Action } from './action.entity.js'
import { Goal } from './goal.entity.js'
import { Priority } from './priority.entity.js'
import { Strategy } from './strategy.entity.js'

@Resolver(() => Priority)
export class PriorityResolver {
  @FieldResolver(() => [Strategy])
  strategies(@Root() priority: Priority, @Ctx() { loaders }: Context): Promise<Strategy[]> {
    return loaders.strategiesOfPriority.load(priority.id)
  }

  @FieldResolver(() => [Goal])
  goals(@Root() priority: Priority, @Ctx() { loaders }: Context): Promise<Goal[]> {
    return loaders.goalsOfPriority.load(priority.id)
  }

  @FieldResolver(() => [Action])
  actions(@Root() priority: Priority, @Ctx() { loaders }: Context): Promise<Action[]> {
    return loaders.actionsOfPriority.load(priority.id)
  }
}
