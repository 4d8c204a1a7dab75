import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql'
import { AsOfArg, asOfText } from '../graphql/as-of.js'
import type { Context } from '../graphql/context.js'
import { OrgUnitArg, PeriodArg } from '../indicators/indicator.arguments.js'
import { Indicator } from '../indicators/indicator.type.js'
import { awaiting } from '../observations/awaiting.js'
import { Comparison, comparisonOf } from './comparison.type.js'
import { indicatorOfObservation } from './indicator-then.js'

@Resolver(() => Indicator)
export class ComparisonResolver {
  @FieldResolver(() => Comparison, {
    description:
      'Two groups of students side by side: the difference and the ratio, each with the reason where it is missing.',
  })
  async compare(
    @Root() indicator: Indicator,
    @Arg('group', () => ID, { description: 'The group in question: `englishLearner/yes`.' }) group: string,
    @Arg('with', () => ID, { defaultValue: 'all', description: 'The group it is compared with.' }) other: string,
    @OrgUnitArg() orgUnit: string,
    @PeriodArg() period: string | null,
    @AsOfArg() at: Date | null,
    @Ctx() context: Context,
  ): Promise<Comparison> {
    const asOf = asOfText(at)
    const wanted = period ?? null
    const groups = [...new Set([group, other])]
    const key = { indicator: indicator.id, orgUnit, groups, period: wanted, asOf }
    const found = await context.loaders.pair.load(key)
    const known = found[0]?.period ?? wanted
    const figureOf = (groupKey: string) =>
      found.find((one) => one.groupKey === groupKey) ??
      awaiting({
        indicator: indicator.id,
        orgUnit,
        group: groupKey,
        period: known,
        asOf,
        visible: context.visible,
        registry: context.registry,
      })
    const [first, second] = await Promise.all([figureOf(group), figureOf(other)])
    const defined = await indicatorOfObservation(first, context)
    return comparisonOf(defined ?? indicator, first, second)
  }
}
