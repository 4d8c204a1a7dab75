import 'reflect-metadata'
import type { GraphQLSchema } from 'graphql'
import { buildSchema, type PubSub } from 'type-graphql'
import { guarded } from '../access/guard.js'
import { ComparisonResolver } from '../answers/comparison.resolver.js'
import { ExplanationResolver } from '../answers/explanation.resolver.js'
import { GridCellResolver, GridResolver } from '../answers/grid.resolver.js'
import { ReplayResolver } from '../answers/replay.resolver.js'
import { RestatementResolver } from '../answers/restatement.resolver.js'
import { recordRefusals } from '../audit/record-refusals.js'
import { DepartmentResolver } from '../departments/department.resolver.js'
import { ApiKeyResolver } from '../identity/api-key.resolver.js'
import { ViewerResolver } from '../identity/viewer.resolver.js'
import { ImportResolver } from '../imports/import.resolver.js'
import { IndicatorResolver } from '../indicators/indicator.resolver.js'
import { paced } from '../limits/paced.js'
import { checkedNames } from '../names/checked-names.js'
import { ObservationResolver } from '../observations/observation.resolver.js'
import { OrgUnitResolver, OrgUnitYearResolver } from '../organization/org-unit.resolver.js'
import { ActionResolver } from '../plan/action.resolver.js'
import { GoalResolver } from '../plan/goal.resolver.js'
import { PlanResolver } from '../plan/plan.resolver.js'
import { PriorityResolver } from '../plan/priority.resolver.js'
import { StrategyResolver } from '../plan/strategy.resolver.js'
import { RegistrationResolver } from '../registrations/registration.resolver.js'
import { ReleaseResolver } from '../releases/release.resolver.js'
import { TargetResolver } from '../targets/target.resolver.js'
import { NodeResolver } from './node.resolver.js'

const resolvers = [
  PlanResolver,
  PriorityResolver,
  StrategyResolver,
  GoalResolver,
  ActionResolver,
  DepartmentResolver,
  IndicatorResolver,
  ComparisonResolver,
  GridResolver,
  GridCellResolver,
  RestatementResolver,
  ExplanationResolver,
  ReplayResolver,
  ObservationResolver,
  OrgUnitResolver,
  OrgUnitYearResolver,
  ImportResolver,
  RegistrationResolver,
  TargetResolver,
  ReleaseResolver,
  ViewerResolver,
  ApiKeyResolver,
  NodeResolver,
] as const

/** The API's schema: every field under its rule, names looked up, dear answers in slices, and every refused mutation on record. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({ resolvers: [...resolvers], validate: false, pubSub: notUsed })
  return recordRefusals(guarded(checkedNames(paced(schema))))
}

/** Subscriptions name their own source, so nothing is ever published. */
const notUsed: PubSub = {
  publish: () => undefined,
  subscribe: async function* () {},
}
