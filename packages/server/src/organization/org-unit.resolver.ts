import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { AsOfArg, asOfText } from '../graphql/as-of.js'
import { connectionOf, type Page, PageArgs, pageOfRows, rowsToRead } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { isTextPlace, Places } from '../graphql/cursor.js'
import { ToDateArg } from '../indicators/indicator.arguments.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { awaiting } from '../observations/awaiting.js'
import { Observation } from '../observations/observation.type.js'
import { rowsOf } from '../records/sql.js'
import { OrgUnit, OrgUnitKind } from './org-unit.entity.js'
import { orgUnitOf } from './org-unit.loader.js'
import { OrgUnitYear } from './org-unit-year.entity.js'

const OrgUnitConnection = connectionOf('OrgUnit', () => OrgUnit)

const allUnits = new Places('orgUnits', isTextPlace)

/** Which units a list holds, in the order of their ids. */
interface UnitList {
  readonly sql: string
  readonly parameters: readonly string[]
  readonly places: Places<string>
}

@Resolver(() => OrgUnit)
export class OrgUnitResolver {
  @Query(() => OrgUnitConnection, { description: 'The district, its parts, and what it is compared with.' })
  orgUnits(
    @Arg('kind', () => OrgUnitKind, { nullable: true }) kind: OrgUnitKind | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Page<OrgUnit>> {
    const condition = kind ? { sql: 'kind = ?', parameters: [kind] } : { sql: 'true', parameters: [] }
    return pageOfUnits(context, { ...condition, places: allUnits }, page)
  }

  @Query(() => OrgUnit, {
    nullable: true,
    description: 'Null, with a warning that names the nearest, where there is none.',
  })
  orgUnit(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<OrgUnit | null> {
    return loaders.orgUnit.load(id)
  }

  @FieldResolver(() => OrgUnit, {
    nullable: true,
    description: 'What it belongs to: a classroom to a school, a school to a zone.',
  })
  parent(@Root() { parentId, asOf }: OrgUnit, @Ctx() { loaders }: Context): Promise<OrgUnit | null> | null {
    return parentId ? loaders.orgUnitThen.load({ id: parentId, asOf: asOf ?? null }) : null
  }

  @FieldResolver(() => OrgUnitConnection, {
    description: 'The zones of the district, the schools of a zone, the classrooms of a school.',
  })
  children(
    @Root() { id }: OrgUnit,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Page<OrgUnit>> {
    const places = new Places('OrgUnit.children', isTextPlace, id)
    return pageOfUnits(context, { sql: 'parentId = ?', parameters: [id], places }, page)
  }

  @FieldResolver(() => [OrgUnitYear], { description: 'How the roster of each school year lists it.' })
  history(@Root() { id, asOf }: OrgUnit, @Ctx() { loaders }: Context): Promise<OrgUnitYear[]> {
    return loaders.yearsOfOrgUnit.load({ id, asOf: asOf ?? null })
  }

  @FieldResolver(() => Observation, {
    nullable: true,
    description:
      'The newest figure of an indicator there of a whole school year; while there is none, that of the year under way (`isToDate`), or why there is none. Null where no indicator has that name.',
  })
  async latest(
    @Root() { id: orgUnit }: OrgUnit,
    @Arg('indicator', () => ID) indicator: string,
    @Arg('group', () => ID, { defaultValue: 'all' }) group: string,
    @ToDateArg() toDate: boolean,
    @AsOfArg() at: Date | null,
    @Ctx() { loaders, visible, registry }: Context,
  ): Promise<Observation | null> {
    const asOf = asOfText(at)
    const newest = await loaders.latest.load({ indicator, orgUnit, group, asOf, toDate })
    if (newest !== null || indicatorNamed(registry, indicator) === null) return newest
    return awaiting({ indicator, orgUnit, group, asOf, visible, registry })
  }
}

@Resolver(() => OrgUnitYear)
export class OrgUnitYearResolver {
  @FieldResolver(() => OrgUnit, { nullable: true })
  parent(@Root() { parentId }: OrgUnitYear, @Ctx() { loaders }: Context): Promise<OrgUnit | null> | null {
    return parentId ? loaders.orgUnit.load(parentId) : null
  }
}

/** What only history names is found by its id; lists have what the roster lists and what has figures. */
const isListed = `(kind not in ('ZONE', 'SCHOOL', 'CLASSROOM')
  or exists (select 1 from orgUnitYear y where y.orgUnit = orgUnit.id and y.supersededAt is null)
  or exists (select 1 from observation o where o.orgUnit = orgUnit.id and o.supersededAt is null))`

async function pageOfUnits(
  { em, units }: Pick<Context, 'em' | 'units'>,
  { sql: wanted, parameters, places }: UnitList,
  page: PageArgs,
): Promise<Page<OrgUnit>> {
  const sql = `${wanted} and ${isListed}`
  const select = `select * from orgUnit where ${sql} and id > ? order by id limit ?`
  const after = places.after(page.after) ?? ''
  const rows = await rowsOf<OrgUnit>(em, select, [...parameters, after, rowsToRead(page)])
  units.found(rows.map(({ id }) => id))
  const count = async () => {
    const counted = `select count(*) as n from orgUnit where ${sql}`
    return (await rowsOf<{ n: number }>(em, counted, parameters))[0]?.n ?? 0
  }
  return pageOfRows(rows.map(orgUnitOf), page, ({ id }) => places.cursorOf(id), count)
}
