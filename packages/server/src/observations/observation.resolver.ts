import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { indicatorOfObservation } from '../answers/indicator-then.js'
import { asOfText } from '../graphql/as-of.js'
import { connectionOf, type Page, PageArgs, pageOfRows, rowsToRead } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { isNumberPlace, Places } from '../graphql/cursor.js'
import { Indicator } from '../indicators/indicator.type.js'
import { OrgUnit } from '../organization/org-unit.entity.js'
import { statusOf } from '../targets/status.service.js'
import { Status } from '../targets/status.type.js'
import { Bound, boundOf } from './bound.type.js'
import { Group, groupOf } from './group.type.js'
import { observationColumns } from './observation.columns.js'
import { conditionOf, ObservationFilter } from './observation.filter.js'
import { Observation, type ObservationRow, observationOf } from './observation.type.js'
import { pooledBeside } from './pooled.service.js'
import { PooledFigure } from './pooled.type.js'
import { isShownToDate } from './to-date.js'

const ObservationConnection = connectionOf('Observation', () => Observation)

/** They are listed in the order they were kept, whatever the filter. */
const places = new Places('observations', isNumberPlace)

@Resolver(() => Observation)
export class ObservationResolver {
  @Query(() => ObservationConnection, { description: 'Observations in the order they were kept.' })
  async observations(
    @Arg('filter', () => ObservationFilter, { nullable: true }) filter: ObservationFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { visible }: Context,
  ): Promise<Page<Observation>> {
    const { sql, parameters } = conditionOf(filter ?? {})
    const asOf = asOfText(filter?.asOf)
    const after = places.after(page.after) ?? 0
    const select = `select ${observationColumns('k.asOf')} from (select ? as asOf) k cross join observation o where ${sql} and o.id > ? order by o.id limit ?`
    const rows = await visible.rows<ObservationRow>(select, [asOf, ...parameters, after, rowsToRead(page)])
    const count = () => visible.count(`select count(*) as n from observation o where ${sql}`, parameters)
    return pageOfRows(
      inOrderKept(rows)
        .slice(0, rowsToRead(page))
        .map((row) => observationOf(row, asOf)),
      page,
      ({ id }) => places.cursorOf(Number(id.slice('observation/'.length))),
      count,
    )
  }

  @FieldResolver(() => Indicator, { nullable: true, description: 'Null only where a goal has no indicator yet.' })
  indicator(@Root() observation: Observation, @Ctx() context: Context): Promise<Indicator | null> {
    return indicatorOfObservation(observation, context)
  }

  @FieldResolver(() => OrgUnit, { nullable: true })
  orgUnit(@Root() { orgUnitId, asOf }: Observation, @Ctx() { loaders }: Context): Promise<OrgUnit | null> {
    return loaders.orgUnitThen.load({ id: orgUnitId, asOf })
  }

  @FieldResolver(() => Group)
  group(@Root() { groupKey }: Observation): Group {
    return groupOf(groupKey)
  }

  @FieldResolver(() => Status)
  status(@Root() observation: Observation, @Ctx() context: Context): Promise<Status> {
    return statusOf(observation, context)
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it is a figure to date, which the rest of the school year may change: the year was not over at the moment it is shown as of, its rows stop before May (unless those of the year before did too), or it is of a month before June.',
  })
  isToDate(@Root() observation: Observation, @Ctx() context: Context): boolean {
    return isShownToDate(observation, context)
  }

  @FieldResolver(() => Bound, {
    nullable: true,
    description: 'What can be told in place of a value that is not shown: `5% or less`, `fewer than 10 people`.',
  })
  bound(@Root() { told }: Observation): Bound | null {
    return told === null ? null : boundOf(told)
  }

  @FieldResolver(() => PooledFigure, {
    nullable: true,
    description:
      'Three school years taken together, where the value of none can be shown. Null where nothing more can be shown.',
  })
  pooled(@Root() observation: Observation, @Ctx() context: Context): Promise<PooledFigure | null> {
    return pooledBeside(observation, context)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The version of the indicator's definition it was worked out by.",
  })
  version(@Root() { version }: Observation): string | null {
    return version
  }

  @FieldResolver(() => [ID], { description: 'The imports it was worked out from.' })
  receipt(@Root() { importIds }: Observation): readonly string[] {
    return importIds.map((id) => `import/${id}`)
  }
}

function inOrderKept(rows: readonly ObservationRow[]): readonly ObservationRow[] {
  return [...rows].sort((one, other) => one.id - other.id)
}
