import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { Department } from '../departments/department.entity.js'
import type { Context } from '../graphql/context.js'
import { Action } from './action.entity.js'
import { Goal } from './goal.entity.js'
import { Plan } from './plan.entity.js'
import { Priority } from './priority.entity.js'

@Resolver(() => Plan)
export class PlanResolver {
  @Query(() => Plan, { description: "The district's strategic plan." })
  plan(@Ctx() { em }: Context): Promise<Plan> {
    return em.findOneOrFail(Plan, { key: { $ne: '' } })
  }

  @FieldResolver(() => [Priority], { description: 'In the order the plan prints them.' })
  priorities(@Root() plan: Plan, @Ctx() { loaders }: Context): Promise<Priority[]> {
    return loaders.prioritiesOfPlan.load(plan.id)
  }

  @FieldResolver(() => [Goal], { description: 'The major goals of all priorities.' })
  goals(@Root() plan: Plan, @Ctx() { loaders }: Context): Promise<Goal[]> {
    return ofAll(plan, loaders, (priority) => loaders.goalsOfPriority.load(priority))
  }

  @FieldResolver(() => [Action], { description: 'The strategic actions of all priorities.' })
  actions(@Root() plan: Plan, @Ctx() { loaders }: Context): Promise<Action[]> {
    return ofAll(plan, loaders, (priority) => loaders.actionsOfPriority.load(priority))
  }

  @FieldResolver(() => [Department], { description: 'The departments that answer for the plan.' })
  departments(@Ctx() { em }: Context): Promise<Department[]> {
    return em.find(Department, {}, { orderBy: { position: 'asc' } })
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the figures are where they are not the district\'s own, such as "Synthetic data".',
  })
  dataLabel(@Ctx() { label }: Context): string | null {
    return label
  }
}

async function ofAll<T>(
  plan: Plan,
  loaders: Context['loaders'],
  parts: (priority: string) => Promise<T[]>,
): Promise<T[]> {
  const priorities = await loaders.prioritiesOfPlan.load(plan.id)
  return (await Promise.all(priorities.map((priority) => parts(priority.id)))).flat()
}
