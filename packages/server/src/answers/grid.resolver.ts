import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { type Page, PageArgs } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { Indicator } from '../indicators/indicator.type.js'
import { Group, groupOf } from '../observations/group.type.js'
import { isShownToDate } from '../observations/to-date.js'
import { OrgUnit } from '../organization/org-unit.entity.js'
import { statusOf } from '../targets/status.service.js'
import { Status } from '../targets/status.type.js'
import { GridInput } from './grid.input.js'
import { gridPage } from './grid.service.js'
import { GridCell, GridConnection, GridRow } from './grid.type.js'
import { indicatorOfObservation } from './indicator-then.js'

@Resolver(() => GridRow)
export class GridResolver {
  @Query(() => GridConnection, {
    description: 'A wide comparison: several indicators by org units, groups and periods, in one table.',
  })
  grid(
    @Arg('input', () => GridInput) input: GridInput,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Page<GridRow>> {
    return gridPage(input, page, context)
  }

  @FieldResolver(() => OrgUnit, { nullable: true })
  orgUnit(@Root() { orgUnitId, asOf }: GridRow, @Ctx() { loaders }: Context): Promise<OrgUnit | null> {
    return loaders.orgUnitThen.load({ id: orgUnitId, asOf })
  }

  @FieldResolver(() => Group)
  group(@Root() { groupKey }: GridRow): Group {
    return groupOf(groupKey)
  }
}

@Resolver(() => GridCell)
export class GridCellResolver {
  @FieldResolver(() => Indicator, { nullable: true })
  indicator(@Root() { observation }: GridCell, @Ctx() context: Context): Promise<Indicator | null> {
    return indicatorOfObservation(observation, context)
  }

  @FieldResolver(() => Boolean, { description: 'Whether its figure is only to date: `Observation.isToDate`.' })
  isToDate(@Root() { observation }: GridCell, @Ctx() context: Context): boolean {
    return isShownToDate(observation, context)
  }

  @FieldResolver(() => Status)
  status(@Root() { observation }: GridCell, @Ctx() context: Context): Promise<Status> {
    return statusOf(observation, context)
  }
}
