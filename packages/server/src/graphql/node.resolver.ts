import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { audienceOf } from '../access/field-rules.js'
import { refuseOthers } from '../access/guard.js'
import { ServerError } from '../errors.js'
import { importOf } from '../imports/import.type.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { awaiting, awaitingParts } from '../observations/awaiting.js'
import type { Observation } from '../observations/observation.type.js'
import { RegistrationEntry } from '../registrations/registration.entity.js'
import { registrationOf } from '../registrations/registration.type.js'
import { visibleRegistrations } from '../registrations/visible-registrations.js'
import type { Context } from './context.js'
import { Node, typeOfId } from './node.js'
import { hintForNode, wordFor } from './node-hint.js'
import { problemOf } from './problem.js'

type Lookup = (id: string, context: Context) => Promise<object | null> | object | null

const lookups: Readonly<Record<string, Lookup>> = {
  Plan: (id, { loaders }) => loaders.plan.load(id),
  Priority: (id, { loaders }) => loaders.priority.load(id),
  Strategy: (id, { loaders }) => loaders.strategy.load(id),
  Goal: (id, { loaders }) => loaders.goal.load(id),
  Action: (id, { loaders }) => loaders.action.load(id),
  Department: (id, { loaders }) => loaders.department.load(id),
  OrgUnit: (id, { loaders }) => loaders.orgUnit.load(id),
  Indicator: (id, { registry }) => indicatorNamed(registry, id),
  Observation: observationNamed,
  Registration: async (id, { em, viewer }) => {
    const number = Number(id.slice('registration/'.length))
    if (!Number.isSafeInteger(number)) return null
    const entry = await em.findOne(RegistrationEntry, { $and: [{ id: number }, visibleRegistrations(viewer)] })
    return entry === null ? null : registrationOf(entry)
  },
  Import: async (id, { imports, viewer }) => {
    const entry = await imports.find(id, viewer)
    return entry === null ? null : importOf(entry)
  },
}

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its id.' })
  async node(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<object | null> {
    const type = typeOfId(id)
    refuseOthers(context.viewer, type, audienceOf(`${type}.id`))
    const found = (await lookups[type]?.(id, context)) ?? null
    if (found === null) {
      const facts = { kind: wordFor(type, id), id, hint: await hintForNode(type, id, context) }
      context.warnings.push(problemOf(new ServerError('NOT_FOUND', facts), ['node', 'id']))
    }
    return found
  }
}

async function observationNamed(id: string, { loaders, registry, visible }: Context): Promise<Observation | null> {
  if (!id.startsWith('awaiting/')) return loaders.observation.load(id)
  const { subject, orgUnit, group } = awaitingParts(id)
  if ((await visible.whyNowhere(subject, orgUnit, group)) !== null) return null
  if (indicatorNamed(registry, subject) !== null)
    return awaiting({ indicator: subject, orgUnit, group, visible, registry })
  const goal = await loaders.goal.load(subject)
  return goal === null ? null : awaiting({ goal: goal.id, orgUnit, group, because: goal.notYetText ?? null })
}
