import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql'
import { type AsOf, AsOfArg, asOfText } from '../graphql/as-of.js'
import type { Context } from '../graphql/context.js'
import type { Loaders } from '../graphql/loaders.js'
import { ToDateArg } from '../indicators/indicator.arguments.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { Indicator } from '../indicators/indicator.type.js'
import { awaiting } from '../observations/awaiting.js'
import { Observation } from '../observations/observation.type.js'
import { targetFor } from '../targets/standing.js'
import { Target } from '../targets/target.entity.js'
import { Goal } from './goal.entity.js'
import { Priority } from './priority.entity.js'

/** Later than any target's year, so that the last one is meant. */
const lastYear = '9998-99'

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
    return finalTargetOf(goal, asOfText(at), loaders)
  }

  @FieldResolver(() => Observation, {
    description:
      'The newest figure of a whole school year, all students; while there is none, that of the year under way (`isToDate`). Never blank: without a figure it says why.',
  })
  async latest(
    @Root() goal: Goal,
    @Arg('orgUnit', () => ID, { defaultValue: 'district' }) orgUnit: string,
    @ToDateArg() toDate: boolean,
    @AsOfArg() at: Date | null,
    @Ctx() { loaders, visible }: Context,
  ): Promise<Observation> {
    const asOf = asOfText(at)
    if (goal.measuredBy === null) return awaiting({ goal: goal.id, orgUnit, because: goal.notYetText ?? null, asOf })
    const newest = await loaders.latest.load({ indicator: goal.measuredBy, orgUnit, group: 'all', asOf, toDate })
    return newest ?? awaiting({ indicator: goal.measuredBy, orgUnit, because: null, asOf, visible })
  }
}

/** What the district aims at in the end: set through the API for the goal's indicator, or else by the plan. */
async function finalTargetOf(goal: Goal, asOf: AsOf, loaders: Loaders): Promise<Target | null> {
  if (goal.measuredBy === null) return loaders.targetOfGoal.load({ goal: goal.id, asOf })
  const targets = await loaders.targetsOfIndicator.load({ indicator: goal.measuredBy, asOf })
  const own = targets.filter(({ goal: other }) => !other || other === goal.id)
  return (
    targetFor(own, { orgUnit: 'district', group: 'all', period: lastYear }) ??
    loaders.targetOfGoal.load({ goal: goal.id, asOf })
  )
}
