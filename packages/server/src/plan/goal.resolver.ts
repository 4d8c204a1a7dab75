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

  @FieldResolver(() => [Indicator], { description: 'Everything that measures it, in the order the plan names them.' })
  indicators(@Root() goal: Goal, @Ctx() { registry }: Context): readonly Indicator[] {
    return goal.measures.flatMap((id) => indicatorNamed(registry, id) ?? [])
  }

  @FieldResolver(() => Indicator, {
    nullable: true,
    description:
      'What measures it, and its targets are for: the first, where there are several; null where nothing does yet.',
  })
  indicator(@Root() goal: Goal, @Ctx() { registry }: Context): Indicator | null {
    return goal.measuredBy === null ? null : indicatorNamed(registry, goal.measuredBy)
  }

  @FieldResolver(() => [Target], { description: 'Those that the plan states, by school year.' })
  async targets(
    @Root() { id: goal }: Goal,
    @AsOfArg() at: Date | null,
    @Ctx() { loaders }: Context,
  ): Promise<readonly Target[]> {
    return loaders.targetsOfGoal.load({ goal, asOf: asOfText(at) })
  }

  @FieldResolver(() => Target, { nullable: true, description: 'What it aims at in the end, for all students.' })
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
    @Ctx() { loaders, visible, registry }: Context,
  ): Promise<Observation> {
    const asOf = asOfText(at)
    if (goal.measuredBy === null)
      return awaiting({ goal: goal.id, orgUnit, because: goal.notYetText ?? null, asOf, visible })
    const newest = await loaders.latest.load({ indicator: goal.measuredBy, orgUnit, group: 'all', asOf, toDate })
    return newest ?? awaiting({ indicator: goal.measuredBy, orgUnit, asOf, visible, registry })
  }
}

/** What the district aims at in the end: set through the API for the goal's indicator, or else by the plan. */
async function finalTargetOf(goal: Goal, asOf: AsOf, loaders: Loaders): Promise<Target | null> {
  const planned = await loaders.targetsOfGoal.load({ goal: goal.id, asOf })
  const last = planned.findLast(({ group }) => group === null) ?? planned.at(-1) ?? null
  if (goal.measuredBy === null) return last
  const targets = await loaders.targetsOfIndicator.load({ indicator: goal.measuredBy, asOf })
  const own = targets.filter(({ goal: other }) => !other || other === goal.id)
  return targetFor(own, { orgUnit: 'district', group: 'all', period: lastYear }) ?? last
}
