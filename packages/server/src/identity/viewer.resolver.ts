import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { Department } from '../departments/department.entity.js'
import type { Context } from '../graphql/context.js'
import { OrgUnit } from '../organization/org-unit.entity.js'
import { ViewerType } from './viewer.type.js'

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who asks, and what they may see and do.' })
  viewer(@Ctx() { viewer }: Context): ViewerType {
    return Object.assign(new ViewerType(), { viewer })
  }

  @FieldResolver(() => Department, { nullable: true, description: 'That of a department head.' })
  async department(@Root() { viewer }: ViewerType, @Ctx() { loaders }: Context): Promise<Department | null> {
    return viewer.department === null ? null : loaders.department.load(viewer.department)
  }

  @FieldResolver(() => [OrgUnit], { description: 'Those of a principal.' })
  schools(@Root() { viewer }: ViewerType, @Ctx() context: Context): Promise<readonly OrgUnit[]> {
    return known(viewer.schools, context)
  }

  @FieldResolver(() => [OrgUnit], { description: 'The classes of a teacher.' })
  classrooms(@Root() { viewer }: ViewerType, @Ctx() context: Context): Promise<readonly OrgUnit[]> {
    return known(viewer.classrooms, context)
  }
}

/** Those that the roster knows. */
async function known(ids: readonly string[], { loaders }: Context): Promise<readonly OrgUnit[]> {
  const found = await Promise.all(ids.map((id) => loaders.orgUnit.load(id)))
  return found.filter((unit) => unit !== null)
}
