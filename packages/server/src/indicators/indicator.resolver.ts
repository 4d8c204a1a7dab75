import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { warnOfNone } from '../answers/none-found.js'
import { Department } from '../departments/department.entity.js'
import { ServerError } from '../errors.js'
import { AsOfArg, asOfText } from '../graphql/as-of.js'
import { type Page, PageArgs, pageOfList } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { hintFor } from '../graphql/nearest.js'
import { problemOf } from '../graphql/problem.js'
import { refuseBackwards } from '../names/backwards.js'
import { awaiting } from '../observations/awaiting.js'
import { Every } from '../observations/enums.js'
import { Observation } from '../observations/observation.type.js'
import { Goal } from '../plan/goal.entity.js'
import { GroupArg, OrgUnitArg, PeriodArg, ToDateArg } from './indicator.arguments.js'
import { IndicatorConnection, indicatorPaging } from './indicator.connection.js'
import { indicatorNamed, indicatorOf } from './indicator.service.js'
import { Indicator } from './indicator.type.js'

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Query(() => Indicator, {
    nullable: true,
    description: 'Null, with a warning that names the nearest, where there is none.',
  })
  async indicator(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Indicator | null> {
    const { registry, warnings, loaders } = context
    const indicator = indicatorNamed(registry, id)
    if (indicator !== null) return indicator
    const known = registry.indicators.map(({ definition }) => definition.id)
    const [registered] = await loaders.registrationsOfIndicator.load(id)
    const hint =
      registered === undefined
        ? hintFor(id, known)
        : `It was registered and is not in force: version ${registered.number} is ${registered.state}.`
    warnings.push(problemOf(new ServerError('NOT_FOUND', { kind: 'indicator', id, hint }), ['indicator']))
    return null
  }

  @Query(() => IndicatorConnection, { description: 'The indicators of all departments.' })
  indicators(@Args(() => PageArgs) page: PageArgs, @Ctx() { registry }: Context): Page<Indicator> {
    return pageOfList(registry.indicators.map(indicatorOf), page, indicatorPaging('indicators'))
  }

  @FieldResolver(() => Department)
  department(@Root() indicator: Indicator, @Ctx() { loaders }: Context): Promise<Department | null> {
    return loaders.department.load(indicator.departmentId)
  }

  @FieldResolver(() => [Goal], { description: 'The goals it measures.' })
  goals(@Root() indicator: Indicator, @Ctx() { loaders }: Context): Promise<Goal[]> {
    return loaders.goalsOfIndicator.load(indicator.id)
  }

  @FieldResolver(() => Observation, {
    description:
      'The newest figure of a whole school year; while there is none, that of the year under way (`isToDate`). Without one it says why.',
  })
  async latest(
    @Root() { id: indicator }: Indicator,
    @OrgUnitArg() orgUnit: string,
    @GroupArg() group: string,
    @ToDateArg() toDate: boolean,
    @AsOfArg() at: Date | null,
    @Ctx() { loaders, visible, registry }: Context,
  ): Promise<Observation> {
    const asOf = asOfText(at)
    const newest = await loaders.latest.load({ indicator, orgUnit, group, asOf, toDate })
    return newest ?? awaiting({ indicator, orgUnit, group, asOf, visible, registry })
  }

  @FieldResolver(() => [Observation], { description: 'Its history, oldest first.' })
  async series(
    @Root() { id: indicator }: Indicator,
    @OrgUnitArg() orgUnit: string,
    @GroupArg() group: string,
    @Arg('from', () => String, { nullable: true, description: 'The first school year.' }) from: string | null,
    @Arg('to', () => String, { nullable: true, description: 'The last school year.' }) to: string | null,
    @Arg('every', () => Every, { defaultValue: Every.YEAR }) every: Every,
    @AsOfArg() at: Date | null,
    @Ctx() context: Context,
  ): Promise<Observation[]> {
    refuseBackwards('from', from ?? null, to ?? null)
    const key = { indicator, orgUnit, group, every, from: from ?? null, to: to ?? null, asOf: asOfText(at) }
    const found = await context.loaders.series.load(key)
    if (found.length === 0) await warnOfNone({ field: 'series', indicator, orgUnit, group }, context)
    return found
  }

  @FieldResolver(() => [Observation], { description: 'One figure for each group of a dimension.' })
  async breakdown(
    @Root() { id: indicator }: Indicator,
    @OrgUnitArg() orgUnit: string,
    @Arg('by', () => String, {
      description: '`race`, `englishLearner`, `disability`, `meal`, `gender`, `language` or `grade`.',
    })
    by: string,
    @PeriodArg() period: string | null,
    @AsOfArg() at: Date | null,
    @Ctx() context: Context,
  ): Promise<Observation[]> {
    const wanted = period ?? null
    const found = await context.loaders.breakdown.load({
      indicator,
      orgUnit,
      by,
      period: wanted,
      asOf: asOfText(at),
    })
    if (found.length === 0)
      await warnOfNone({ field: 'breakdown', indicator, orgUnit, group: by, period: wanted }, context)
    return found
  }

  @FieldResolver(() => [Observation], { description: 'The same figure for several units, the best first.' })
  comparison(
    @Root() { id: indicator }: Indicator,
    @PeriodArg() period: string | null,
    @Arg('orgUnits', () => [ID], {
      nullable: true,
      description: 'The district, the state and every other district unless said.',
    })
    orgUnits: string[] | null,
    @GroupArg() group: string,
    @AsOfArg() at: Date | null,
    @Ctx() { loaders }: Context,
  ): Promise<Observation[]> {
    const wanted = period ?? null
    const named = orgUnits ? [...new Set(orgUnits)] : null
    return loaders.comparison.load({ indicator, group, period: wanted, orgUnits: named, asOf: asOfText(at) })
  }
}
