import {
  type AnyIndicator,
  type Dataset,
  type Example,
  frozen,
  isSchoolYear,
  type Measure,
  type Unit,
} from '@planwright/sdk'
import { ServerError } from '../errors.js'
import { hintFor } from '../graphql/nearest.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import { type TextInput, textOf } from '../graphql/text.input.js'
import { hintForYear } from '../names/period-name.js'
import { Every } from '../observations/enums.js'
import type { ExampleInput, IndicatorInput } from './indicator.input.js'
import { measureOf } from './measure-of.js'

/** What a definition may refer to. */
export interface Surroundings {
  readonly departments: readonly { readonly id: string }[]
  /** The datasets the department's indicators may read: its own and the core's. */
  readonly datasetsOf: (department: string) => readonly Dataset[]
  /** The ids of the plan's parts: `goals/graduation-rate`. */
  readonly planParts: readonly string[]
}

/** A definition as plugins have it, or what keeps the input from being one. */
export interface ReadDefinition {
  readonly department: string
  readonly definition: AnyIndicator | null
  readonly problems: Problem[]
}

/** Turns the API's input into the definition that `defineIndicator` would give, so that the same rules apply to it. */
export function definitionOf(input: IndicatorInput, surroundings: Surroundings): ReadDefinition {
  const department = input.department ?? input.id.split('.', 1)[0] ?? ''
  const known = surroundings.departments.map(({ id }) => id)
  const problems = known.includes(department) ? [] : [unknownDepartment(input, department, known)]
  const value = measureOf(input.value, surroundings.datasetsOf(department))
  problems.push(...value.problems, ...personsMissing(input), ...unknownParts(input, surroundings.planParts))
  problems.push(...input.examples.flatMap(exampleProblems), ...yearProblems(input))
  const definition = value.measure === null ? null : frozen(definitionWith(input, value.measure))
  return { department, definition, problems }
}

function definitionWith(input: IndicatorInput, value: Measure): AnyIndicator {
  const { id, unit, better, advances, levels, groups } = input
  return {
    id,
    title: textOf(input.title),
    question: textOf(input.question),
    unit,
    better,
    advances: unique(advances),
    value,
    levels: unique(levels),
    groups: unique(groups) as AnyIndicator['groups'],
    every: input.every === Every.MONTH ? 'month' : 'year',
    ...(input.window ? { window: input.window } : {}),
    ...optional('owner', input.owner),
    ...optional('backup', input.backup),
    method: textOf(input.method),
    ...optional('source', input.source),
    examples: input.examples.map((example) => exampleOf(example, unit)),
  }
}

/** Naming a thing twice means no more than naming it once. */
function unique<T>(names: readonly T[]): readonly T[] {
  return [...new Set(names)]
}

function optional(name: 'owner' | 'backup' | 'source', text: TextInput | null | undefined) {
  return text ? { [name]: textOf(text) } : {}
}

function exampleOf({ when, given, at, then: answer }: ExampleInput, unit: Unit): Example<object> {
  const { orgUnit, group, period } = at ?? {}
  const place = { ...(orgUnit ? { orgUnit } : {}), ...(group ? { group } : {}), ...(period ? { period } : {}) }
  return {
    when,
    given,
    ...(at ? { at: place } : {}),
    then: answer.reason
      ? { kind: 'unavailable', reason: answer.reason }
      : { kind: 'value', value: answer.value ?? Number.NaN, unit },
  }
}

function unknownDepartment(input: IndicatorInput, id: string, known: readonly string[]): Problem {
  const path = input.department ? ['input', 'department'] : ['input', 'id']
  return problemOf(new ServerError('DEPARTMENT_UNKNOWN', { id, hint: hintFor(id, known) }), path)
}

function personsMissing(input: IndicatorInput): readonly Problem[] {
  return (['owner', 'backup'] as const)
    .filter((role) => !input[role])
    .map((role) => problemOf(new ServerError('PERSON_MISSING', { role }), ['input', role]))
}

function unknownParts({ advances }: IndicatorInput, known: readonly string[]): readonly Problem[] {
  return advances.flatMap((id, position) => {
    if (known.includes(id)) return []
    const error = new ServerError('PLAN_PART_UNKNOWN', { id, hint: hintFor(id, known) })
    return [problemOf(error, ['input', 'advances', String(position)])]
  })
}

function exampleProblems({ given, then: answer }: ExampleInput, position: number): readonly Problem[] {
  const path = ['input', 'examples', String(position)]
  const hasValue = answer.value !== undefined && answer.value !== null
  const what = hasValue ? 'a value and a reason' : 'neither a value nor a reason'
  const answers =
    hasValue === Boolean(answer.reason)
      ? [problemOf(new ServerError('EXAMPLE_ANSWER', { what }), [...path, 'then'])]
      : []
  const rows = Object.entries(given)
    .filter(([, list]) => !Array.isArray(list) || list.some((row) => typeof row !== 'object' || row === null))
    .map(([name]) => problemOf(new ServerError('EXAMPLE_ROWS', { name }), [...path, 'given', name]))
  return [...answers, ...rows]
}

function yearProblems({ appliesFrom }: IndicatorInput): readonly Problem[] {
  if (!appliesFrom || isSchoolYear(appliesFrom)) return []
  const facts = { argument: 'appliesFrom', value: appliesFrom, wanted: 'a school year', hint: hintForYear(appliesFrom) }
  return [problemOf(new ServerError('ARGUMENT_INVALID', facts), ['input', 'appliesFrom'])]
}
