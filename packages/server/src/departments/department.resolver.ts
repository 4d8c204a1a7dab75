import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { type Page, PageArgs, pageOfList } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { IndicatorConnection, indicatorPaging } from '../indicators/indicator.connection.js'
import { indicatorOf, indicatorsOfDepartment } from '../indicators/indicator.service.js'
import { Indicator } from '../indicators/indicator.type.js'
import { Action } from '../plan/action.entity.js'
import { Department } from './department.entity.js'

@Resolver(() => Department)
export class DepartmentResolver {
  @Query(() => [Department], { description: 'Every central-office department, also those that measure nothing yet.' })
  departments(@Ctx() { em }: Context): Promise<Department[]> {
    return em.find(Department, {}, { orderBy: { position: 'asc' } })
  }

  @Query(() => Department, {
    nullable: true,
    description: 'Null, with a warning that names the nearest, where there is none.',
  })
  department(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<Department | null> {
    return loaders.department.load(id)
  }

  @FieldResolver(() => IndicatorConnection, { description: 'Its indicators of effectiveness.' })
  indicators(
    @Root() department: Department,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { registry }: Context,
  ): Page<Indicator> {
    const paging = indicatorPaging('Department.indicators', department.id)
    return pageOfList(indicatorsOfDepartment(registry, department.id), page, paging)
  }

  @FieldResolver(() => [Indicator], {
    description: 'Those it no longer uses: not calculated, not counted against its limit; their history can be read.',
  })
  retiredIndicators(@Root() { id }: Department, @Ctx() { registry }: Context): readonly Indicator[] {
    return registry.retired.filter(({ department }) => department.id === id).map(indicatorOf)
  }

  @FieldResolver(() => [Action], { description: "The plan's actions it answers for." })
  actions(@Root() department: Department, @Ctx() { loaders }: Context): Promise<Action[]> {
    return loaders.actionsOfDepartment.load(department.id)
  }
}
