import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Department } from '../departments/department.entity.js'
import type { Context } from '../graphql/context.js'
import { Action } from './action.entity.js'
import { Priority } from './priority.entity.js'

@Resolver(() => Action)
export class ActionResolver {
  @FieldResolver(() => Priority)
  priority(@Root() action: Action, @Ctx() { loaders }: Context): Promise<Priority | null> {
    return loaders.priority.load(action.priority)
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'The department that answers for it; null where somebody else does, or the plan names nobody.',
  })
  async owner(@Root() { owner }: Action, @Ctx() { loaders }: Context): Promise<Department | null> {
    return owner === null ? null : loaders.department.load(owner)
  }
}
