import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { departmentOfId, refuseOtherDepartment, refuseOtherThanReviewers } from '../access/own-department.js'
import { connectionOf, newestFirst, type Page, PageArgs, type Paging, pageOfList } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { isNumberPlace, Places } from '../graphql/cursor.js'
import { IndicatorState } from '../indicators/enums.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { Indicator } from '../indicators/indicator.type.js'
import { IndicatorInput } from './indicator.input.js'
import { previewOf } from './preview.js'
import { IndicatorPreview, previewTypeOf } from './preview.type.js'
import { recordPreview } from './preview-record.js'
import { RegistrationEntry, RegistrationState } from './registration.entity.js'
import type { Registered, Request } from './registration.service.js'
import {
  Registration,
  RegistrationPayload,
  ReinstatementPayload,
  Retirement,
  RetirementPayload,
  registrationOf,
  retirementOf,
} from './registration.type.js'
import { visibleRegistrations } from './visible-registrations.js'

const RegistrationConnection = connectionOf('Registration', () => Registration)

const paging: Paging<Registration, number> = {
  places: new Places('registrations', isNumberPlace),
  placeOf: ({ id }) => Number(id.slice('registration/'.length)),
  inOrder: newestFirst,
}

const IdArg = () => Arg('id', () => ID, { description: "The indicator's id." })
const IfVersionArg = () =>
  Arg('ifVersion', () => String, {
    nullable: true,
    description: 'Only if this is still the newest version: the one you looked at.',
  })

@Resolver(() => Indicator)
export class RegistrationResolver {
  @Query(() => IndicatorPreview, {
    description:
      'What a definition would show and change, and every problem it has. Nothing is written but, where it is about people, who looked.',
  })
  async previewIndicator(
    @Arg('input', () => IndicatorInput) input: IndicatorInput,
    @Ctx() { em, catalogue, facts, registrations, visible, viewer, trail, now, signal }: Context,
  ): Promise<IndicatorPreview> {
    for (const department of departmentsOf(input)) refuseOtherThanReviewers(viewer, department)
    const { examples } = registrations
    const preview = await previewOf({ em, visible, catalogue, facts, examples, now, signal }, input)
    await recordPreview(trail, viewer.subject, input, preview)
    return previewTypeOf(preview)
  }

  @Query(() => RegistrationConnection, {
    description: 'What came through the API, the newest first: `state: PROPOSED` is what waits for approval.',
  })
  async registrations(
    @Arg('state', () => RegistrationState, { nullable: true }) state: RegistrationState | null,
    @Arg('department', () => ID, { nullable: true }) department: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em, viewer }: Context,
  ): Promise<Page<Registration>> {
    const where = { ...(state ? { state } : {}), ...(department ? { department } : {}) }
    const visible = visibleRegistrations(viewer)
    const entries = await em.find(RegistrationEntry, { $and: [where, visible] }, { orderBy: { id: 'desc' } })
    return pageOfList(entries.map(registrationOf), page, paging)
  }

  @Mutation(() => RegistrationPayload, {
    description: 'Keeps a definition as a draft. A changed definition is a new version, which needs approval again.',
  })
  registerIndicator(
    @Arg('input', () => IndicatorInput) input: IndicatorInput,
    @IfVersionArg() ifVersion: string | null,
    @Ctx() context: Context,
  ): Promise<RegistrationPayload> {
    for (const department of departmentsOf(input)) refuseOtherDepartment(context.viewer, department)
    return answered(context, ifVersion, (request) => context.registrations.register(input, request))
  }

  @Mutation(() => RegistrationPayload, { description: 'Asks for approval of the newest draft.' })
  proposeIndicator(
    @IdArg() id: string,
    @IfVersionArg() ifVersion: string | null,
    @Ctx() context: Context,
  ): Promise<RegistrationPayload> {
    refuseOtherDepartment(context.viewer, departmentOfId(id))
    return answered(context, ifVersion, (request) => context.registrations.propose(id, request))
  }

  @Mutation(() => RegistrationPayload, {
    description:
      'Puts a proposed version in force and calculates it over all years imported. Not by whoever proposed it.',
  })
  approveIndicator(
    @IdArg() id: string,
    @IfVersionArg() ifVersion: string | null,
    @Ctx() context: Context,
  ): Promise<RegistrationPayload> {
    return answered(context, ifVersion, (request) => context.registrations.approve(id, request))
  }

  @Mutation(() => RetirementPayload, {
    description:
      'Takes an indicator out of the catalogue, whether a plugin or a registration defines it. Its history stays.',
  })
  async retireIndicator(
    @IdArg() id: string,
    @Arg('reason', () => String) reason: string,
    @IfVersionArg() ifVersion: string | null,
    @Ctx() context: Context,
  ): Promise<RetirementPayload> {
    refuseOtherDepartment(context.viewer, departmentOfId(id))
    const { retirement, problems } = await context.registrations.retire(id, reason, requestOf(context, ifVersion))
    return { retirement: retirement === null ? null : retirementOf(retirement), problems }
  }

  @Mutation(() => RegistrationPayload, {
    description: 'Decides against a proposal, with the reason; whoever proposed it takes it back so.',
  })
  declineIndicator(
    @IdArg() id: string,
    @Arg('reason', () => String) reason: string,
    @IfVersionArg() ifVersion: string | null,
    @Ctx() context: Context,
  ): Promise<RegistrationPayload> {
    refuseOtherThanReviewers(context.viewer, departmentOfId(id))
    return answered(context, ifVersion, (request) => context.registrations.decline(id, reason, request))
  }

  @Mutation(() => RegistrationPayload, {
    description: 'Takes the newest version back while it is a draft or waits for approval. It stays on record.',
  })
  withdrawIndicator(
    @IdArg() id: string,
    @IfVersionArg() ifVersion: string | null,
    @Ctx() context: Context,
  ): Promise<RegistrationPayload> {
    refuseOtherDepartment(context.viewer, departmentOfId(id))
    return answered(context, ifVersion, (request) => context.registrations.withdraw(id, request))
  }

  @Mutation(() => ReinstatementPayload, { description: 'Puts a retired indicator in force again, as it was.' })
  async reinstateIndicator(@IdArg() id: string, @Ctx() context: Context): Promise<ReinstatementPayload> {
    const { viewer, registrations, catalogue } = context
    refuseOtherDepartment(viewer, departmentOfId(id))
    const problems = await registrations.reinstate(id, requestOf(context, null))
    context.registry = catalogue.edition
    return { indicator: problems.length > 0 ? null : indicatorNamed(context.registry, id), problems }
  }

  @FieldResolver(() => IndicatorState)
  state(@Root() { id }: Indicator, @Ctx() { registry }: Context): IndicatorState {
    const isRetired = registry.retired.some(({ definition }) => definition.id === id)
    return isRetired ? IndicatorState.RETIRED : IndicatorState.IN_FORCE
  }

  @FieldResolver(() => [Registration], {
    name: 'registrations',
    description: 'Its versions that came through the API, the newest first; none where a plugin defines it.',
  })
  async versionsOf(@Root() { id }: Indicator, @Ctx() { loaders }: Context): Promise<Registration[]> {
    return (await loaders.registrationsOfIndicator.load(id)).map(registrationOf)
  }

  @FieldResolver(() => Retirement, { nullable: true, description: 'Null while it is in the catalogue.' })
  async retirement(@Root() { id }: Indicator, @Ctx() { loaders }: Context): Promise<Retirement | null> {
    const found = await loaders.retirementOfIndicator.load(id)
    return found === null ? null : retirementOf(found)
  }
}

async function answered(
  context: Context,
  ifVersion: string | null,
  step: (request: Request) => Promise<Registered>,
): Promise<RegistrationPayload> {
  const { entry, problems, warnings = [] } = await step(requestOf(context, ifVersion))
  context.warnings.push(...warnings)
  return { registration: entry === null ? null : registrationOf(entry), problems, warnings }
}

function requestOf({ authority: by, signal }: Context, ifVersion: string | null): Request {
  return { by, ifVersion: ifVersion ?? null, signal }
}

/** The department that an id names, and the one that the definition is for, which a mistaken one may tell apart. */
function departmentsOf({ id, department }: IndicatorInput): readonly string[] {
  return department ? [departmentOfId(id), department] : [departmentOfId(id)]
}
