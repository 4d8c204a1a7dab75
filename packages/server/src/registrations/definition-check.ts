import type { EntityManager } from '@mikro-orm/sqlite'
import { RegistryError, type RegistryProblem, type ResolvedIndicator } from '@planwright/engine'
import type { AnyIndicator } from '@planwright/sdk'
import { ServerError } from '../errors.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import type { Catalogue } from '../indicators/catalogue.js'
import type { CatalogueChanges, Edition } from '../indicators/edition.js'
import { rowsOf } from '../records/sql.js'
import { definitionOf, type Surroundings } from './definition-of.js'
import type { IndicatorInput } from './indicator.input.js'
import { inputProblemOf } from './registry-problems.js'
import { storedChanges } from './stored-changes.js'

const overLimit = 'INDICATOR_LIMIT'

/** A definition tried out beside all others. */
export interface DefinitionCheck {
  readonly department: string
  readonly problems: readonly Problem[]
  /** Whether the department would have more indicators than it may. */
  readonly breaksLimit: boolean
  /** The catalogue with it, whatever the limit says; null where there are problems. */
  readonly edition: Edition | null
  readonly resolved: ResolvedIndicator | null
}

/** Tries a definition by every rule that a plugin's obeys, as if it were approved. Writes nothing. */
export async function checkDefinition(
  em: EntityManager,
  catalogue: Catalogue,
  input: IndicatorInput,
): Promise<DefinitionCheck> {
  const surroundings = await surroundingsOf(em, catalogue)
  const { department, definition, problems } = definitionOf(input, surroundings)
  if (catalogue.isDeclared(input.id)) problems.push(pluginDefined(input.id))
  if (definition === null || problems.some(({ code }) => code === 'DEPARTMENT_UNKNOWN' || code === pluginDefinedCode))
    return { department, problems, breaksLimit: false, edition: null, resolved: null }
  const changes = await storedChanges(em, surroundings)
  const tried = withApproved(changes, { definition, department, appliesFrom: input.appliesFrom ?? null })
  const faults = faultsOf(() => catalogue.compose(tried))
  const told = faults.filter(({ code }) => code !== overLimit).map((fault) => inputProblemOf(fault, input))
  problems.push(...told.filter((one) => !problems.some((other) => isSame(one, other))))
  problems.push(...earlierYears(catalogue.edition, input, definition))
  const breaksLimit = faults.some(({ code }) => code === overLimit)
  if (problems.length > 0) return { department, problems, breaksLimit, edition: null, resolved: null }
  const edition = catalogue.compose(tried, { whateverTheLimit: true })
  const resolved = edition.indicators.find((one) => one.definition.id === input.id) ?? null
  return { department, problems, breaksLimit, edition, resolved }
}

/** What definitions may refer to: departments, datasets, and the parts of the plan as the records have it. */
export async function surroundingsOf(em: EntityManager, catalogue: Catalogue): Promise<Surroundings> {
  const parts = await rowsOf<{ id: string }>(
    em,
    'select id from goal union all select id from "action" union all select id from strategy union all select id from priority order by id',
  )
  return {
    departments: catalogue.departments,
    datasetsOf: (department) => catalogue.datasetsOf(department),
    planParts: parts.map(({ id }) => id),
  }
}

interface Approved {
  readonly definition: AnyIndicator
  readonly department: string
  readonly appliesFrom: string | null
}

/** The changes once a definition is approved: it takes the place of the one before, and is no longer retired. */
export function withApproved({ registered, retired }: CatalogueChanges, approved: Approved): CatalogueChanges {
  const { id } = approved.definition
  const before = registered.find(({ definition }) => definition.id === id)
  const earlier = before === undefined ? [] : [before, ...before.earlier]
  return {
    registered: [...registered.filter((one) => one !== before), { ...approved, earlier }],
    retired: retired.filter((one) => one !== id),
  }
}

/** What speaks against a composition, by the rules. */
export function faultsOf(compose: () => unknown): readonly RegistryProblem[] {
  try {
    compose()
    return []
  } catch (error) {
    if (error instanceof RegistryError) return error.problems
    throw error
  }
}

/** Whether two problems say the same of the same place. */
function isSame(one: Problem, other: Problem): boolean {
  return one.code === other.code && one.path.join('.') === other.path.join('.')
}

const pluginDefinedCode = 'INDICATOR_PLUGIN_DEFINED'

function pluginDefined(id: string): Problem {
  return problemOf(new ServerError(pluginDefinedCode, { id }), ['input', 'id'])
}

/** Figures of one series are of one unit: a definition for later years only cannot change what is counted. */
function earlierYears(
  { indicators }: Edition,
  input: IndicatorInput,
  { unit, better }: AnyIndicator,
): readonly Problem[] {
  const before = indicators.find(({ definition }) => definition.id === input.id)?.definition
  if (!input.appliesFrom || before === undefined) return []
  if (before.unit === unit && before.better === better) return []
  const facts = { year: input.appliesFrom, unit, better, oldUnit: before.unit, oldBetter: before.better }
  return [problemOf(new ServerError('EARLIER_YEARS_UNIT', facts), ['input', 'appliesFrom'])]
}
