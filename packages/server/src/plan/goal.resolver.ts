import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql'
import { AsOfArg, asOfText } from '../graphql/as-of.js'
import type { Context } from '../graphql/context.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { Indicator } from '../indicators/indicator.type.js'
import { awaiting } from '../observations/awaiting.js'
import { Observation } from '../observations/observation.type.js'
import { Target } from '../targets/target.entity.js'
import { Goal } from './goal.entity.js'
import { Priority } from './priority.entity.js'

@Resolver(() => Goal)
export class GoalResolver {
  @FieldResolver(() => Priority)
  priority(@Root() goal: Goal, @Ctx() { loaders }: Context): Promise<Priority | null> {
    return loaders.priority.load(goal.priority)
  }

  @FieldResolver(() => Indicator, { nullable: true, description: 'What measures it; null where nothing does yet.' })
  indicator(@Root() goal: Goal, @Ctx() { registry }: Context): Indicator | null {
    return goal.measuredBy === null ? null : indicatorNamed(registry, goal.measuredBy)
  }

  @FieldResolver(() => Target, { nullable: true })
  target(@Root() goal: Goal, @AsOfArg() at: Date | null, @Ctx() { loaders }: Context): Promise<Target | null> {
    return loaders.targetOfGoal.load({ goal: goal.id, asOf: asOfText(at) })
  }

  @FieldResolver(() => Observation, {
    description: 'The newest figure of a whole school year, all students. Never blank: without a figure it says why.',
  })
  async latest(
    @Root() goal: Goal,
    @Arg('orgUnit', () => ID, { defaultValue: 'district' }) orgUnit: string,
    @AsOfArg() at: Date | null,
    @Ctx() { loaders }: Context,
  ): Promise<Observation> {
    const asOf = asOfText(at)
    if (goal.measuredBy === null) return awaiting({ goal: goal.id, orgUnit, because: goal.notYetText ?? null, asOf })
    const newest = await loaders.latest.load({ indicator: goal.measuredBy, orgUnit, group: 'all', asOf })
    return newest ?? awaiting({ indicator: goal.measuredBy, orgUnit, because: null, asOf })
  }
}
