import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { departmentOfId, refuseOtherDepartment, refuseOtherThanReviewers } from '../access/own-department.js'
import { AsOfArg, asOfText } from '../graphql/as-of.js'
import { type Page, PageArgs, pageOfList } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { Problem } from '../graphql/problem.js'
import { Indicator } from '../indicators/indicator.type.js'
import { cursorOfMove, MoveConnection, MoveType, moveOf } from '../moves/move.type.js'
import type { Move } from '../moves/moves.js'
import { Target } from './target.entity.js'
import { TargetInput } from './target.input.js'
import { targetsOf } from './target.loader.js'
import { previewTarget, setTarget } from './target.service.js'

@ObjectType({ description: 'What became of a target, or every problem that kept it from being set.' })
export class TargetPayload {
  @Field(() => Target, { nullable: true, description: 'Null where there are problems.' })
  target!: Target | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

@ObjectType('TargetPreview', { description: 'What a target would come to. Nothing is written.' })
export class TargetPreviewType {
  list!: readonly Move[]

  @Field(() => Float, { nullable: true, description: 'The value aimed at; null where there are problems.' })
  value!: number | null

  @Field(() => [Problem])
  problems!: readonly Problem[]

  @Field(() => Int, { description: 'How many published figures would have another status.' })
  movedStatuses(): number {
    return this.list.length
  }

  @Field(() => MoveConnection, { description: 'Exactly the published figures whose status would be another.' })
  moves(@Args(() => PageArgs) page: PageArgs): Page<MoveType> {
    return pageOfList(this.list.map(moveOf), page, cursorOfMove)
  }
}

const InputArg = () => Arg('input', () => TargetInput)

@Resolver(() => Indicator)
export class TargetResolver {
  @Query(() => TargetPreviewType, { description: 'Whose status a target would move. Writes nothing.' })
  async previewTarget(
    @InputArg() input: TargetInput,
    @Ctx() { em, visible, registry, viewer, now }: Context,
  ): Promise<TargetPreviewType> {
    refuseOtherThanReviewers(viewer, departmentOfId(input.indicator))
    const { moves: list, value, problems } = await previewTarget({ em, visible, edition: registry, now }, input)
    return Object.assign(new TargetPreviewType(), { list, value, problems })
  }

  @Mutation(() => TargetPayload, {
    description:
      'Sets what an indicator aims at, for a level or a unit and a school year. Earlier targets stay on record.',
  })
  setTarget(@InputArg() input: TargetInput, @Ctx() context: Context): Promise<TargetPayload> {
    const { em, trail, registry: edition, viewer, authority: by, now } = context
    refuseOtherDepartment(viewer, departmentOfId(input.indicator))
    return setTarget(em, { trail, edition, input, by, now })
  }

  @FieldResolver(() => [Target], { description: 'Its targets in force, its goal’s among them, by year.' })
  async targets(
    @Root() { id: indicator }: Indicator,
    @AsOfArg() at: Date | null,
    @Ctx() { loaders }: Context,
  ): Promise<readonly Target[]> {
    const found = await loaders.targetsOfIndicator.load({ indicator, asOf: asOfText(at) })
    return [...found].sort((one, other) => one.by.localeCompare(other.by, 'en') || one.id - other.id)
  }

  @FieldResolver(() => [Target], { description: 'Every target it ever had, as they were set.' })
  async targetHistory(@Root() { id }: Indicator, @Ctx() { em }: Context): Promise<readonly Target[]> {
    const all = await targetsOf(em, [id])
    return all(id)
  }
}
