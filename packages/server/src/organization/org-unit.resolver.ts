import type { EntityManager } from '@mikro-orm/sqlite'
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { AsOfArg, asOfText } from '../graphql/as-of.js'
import { connectionOf, type Page, PageArgs, pageOfRows, rowsToRead } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { ToDateArg } from '../indicators/indicator.arguments.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { awaiting } from '../observations/awaiting.js'
import { Observation } from '../observations/observation.type.js'
import { rowsOf } from '../records/sql.js'
import { OrgUnit, OrgUnitKind } from './org-unit.entity.js'
import { orgUnitOf } from './org-unit.loader.js'
import { OrgUnitYear } from './org-unit-year.entity.js'

const OrgUnitConnection = connectionOf('OrgUnit', () => OrgUnit)

interface Condition {
  readonly sql: string
  readonly parameters: readonly string[]
}

@Resolver(() => OrgUnit)
export class OrgUnitResolver {
  @Query(() => OrgUnitConnection, { description: 'The district, its parts, and what it is compared with.' })
  orgUnits(
    @Arg('kind', () => OrgUnitKind, { nullable: true }) kind: OrgUnitKind | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Page<OrgUnit>> {
    return pageOfUnits(em, kind ? { sql: 'kind = ?', parameters: [kind] } : { sql: 'true', parameters: [] }, page)
  }

  @Query(() => OrgUnit, { nullable: true })
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
    @Ctx() { em }: Context,
  ): Promise<Page<OrgUnit>> {
    return pageOfUnits(em, { sql: 'parentId = ?', parameters: [id] }, page)
  }

  @FieldResolver(() => [OrgUnitYear], { description: 'How the roster of each school year lists it.' })
  history(@Root() { id, asOf }: OrgUnit, @Ctx() { loaders }: Context): Promise<OrgUnitYear[]> {
    return loaders.yearsOfOrgUnit.load({ id, asOf: asOf ?? null })
  }

  @FieldResolver(() => Observation, {
    nullable: true,
    description:
      'The newest figure of an indicator there of a whole school year; while there is none, that of the year under way (`isToDate`).',
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
    const isUnreleased = (await visible.whyNotReleased(indicator, orgUnit)) !== null
    return isUnreleased ? awaiting({ indicator, orgUnit, group, because: null, asOf, visible }) : null
  }
}

@Resolver(() => OrgUnitYear)
export class OrgUnitYearResolver {
  @FieldResolver(() => OrgUnit, { nullable: true })
  parent(@Root() { parentId }: OrgUnitYear, @Ctx() { loaders }: Context): Promise<OrgUnit | null> | null {
    return parentId ? loaders.orgUnit.load(parentId) : null
  }
}

async function pageOfUnits(em: EntityManager, condition: Condition, page: PageArgs): Promise<Page<OrgUnit>> {
  const select = `select * from orgUnit where ${condition.sql} and id > ? order by id limit ?`
  const rows = await rowsOf<OrgUnit>(em, select, [...condition.parameters, page.after ?? '', rowsToRead(page)])
  const count = async () => {
    const sql = `select count(*) as n from orgUnit where ${condition.sql}`
    return (await rowsOf<{ n: number }>(em, sql, condition.parameters))[0]?.n ?? 0
  }
  return pageOfRows(rows.map(orgUnitOf), page, (unit) => unit.id, count)
}
