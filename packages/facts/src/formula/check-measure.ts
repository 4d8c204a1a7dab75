import type { Dataset, Measure } from '@planwright/sdk'
import { type CheckedFormula, checkFormula } from './check-formula.js'
import { rangeProblems } from './check-range.js'
import type { Expression } from './expression.js'
import { type FormulaProblem, formulaProblem } from './formula-problem.js'
import { type FormulaType, isNumber, nullType } from './formula-type.js'
import { suggest } from './nearest-name.js'
import { type KnownName, namesOf, type RowsMode } from './scope.js'
import { entityGroupNames, groupNames } from './student-groups.js'

/** Problems that say nothing certain while the type of a name is not known. */
const codesOfTypes: readonly string[] = ['FORMULA_WRONG_TYPE', 'FORMULA_NULL_COMPARISON', 'FORMULA_WRONG_RESULT']

const entityKinds: readonly string[] = ['student', 'school', 'classroom', 'staff', 'zone']

/** The names `each` works out for one entity, checked. */
export interface CheckedEach {
  readonly entity: string
  readonly names: readonly { readonly name: string; readonly expression: Expression }[]
}

/** A measure whose formulas are all checked. */
export interface CheckedMeasure {
  readonly measure: Measure
  readonly where: Expression | null
  readonly each: CheckedEach | null
  readonly numerator: Expression | null
  readonly denominator: Expression | null
  readonly value: Expression | null
  readonly publishedRate: string | null
}

/** The result of checking a measure: the checked measure, or its problems. */
export interface MeasureCheck {
  readonly checked: CheckedMeasure | null
  readonly problems: readonly FormulaProblem[]
}

/**
 * Checks every formula of a measure and reports all problems at once, in the order of their places.
 * `loadFormulaParser()` must have been awaited before.
 */
export function checkMeasure(measure: Measure): readonly FormulaProblem[] {
  return analyseMeasure(measure).problems
}

/** Checks a measure and gives its expressions, ready to be printed. */
export function analyseMeasure(measure: Measure): MeasureCheck {
  const problems: FormulaProblem[] = [...kindProblems(measure)]
  const published = measure.of.about === 'published'
  const columns = [...namesOf(measure.of), ...groupNames(measure.of)]
  const formula = (
    text: string | undefined,
    place: string,
    names: readonly KnownName[],
    mode: RowsMode,
    result: 'boolean' | 'number' | 'any',
  ): Expression | null => {
    if (text === undefined) return null
    const found = demandResult(checkFormula(text, { place, names, mode }), place, result)
    const uncertain = names.some(({ type }) => type.kind === 'null')
    problems.push(...found.problems.filter(({ code }) => !uncertain || !codesOfTypes.includes(code)))
    return found.expression
  }
  const where = formula(measure.where, 'where', columns, published ? 'published' : 'row', 'boolean')
  const each = checkEach(measure, problems, (text, place) => formula(text, place, columns, 'aggregate', 'any'))
  const names = eachNames(measure, each, columns)
  const mode: RowsMode = published ? 'published' : 'aggregate'
  const numerator = formula('numerator' in measure ? measure.numerator : undefined, 'numerator', names, mode, 'number')
  const denominator = formula(
    measure.kind === 'ratio' ? measure.denominator : undefined,
    'denominator',
    names,
    mode,
    'number',
  )
  const value = formula(measure.kind === 'ratio' ? undefined : measure.value, 'value', names, mode, 'number')
  const publishedRate = measure.kind === 'ratio' ? (measure.publishedRate ?? null) : null
  if (publishedRate !== null) problems.push(...rateProblems(measure.of, publishedRate))
  if (problems.length > 0) return { checked: null, problems }
  const checked = { measure, where, each, numerator, denominator, value, publishedRate }
  const beyond = rangeProblems(checked)
  return { checked: beyond.length === 0 ? checked : null, problems: beyond }
}

function demandResult(found: CheckedFormula, place: string, result: 'boolean' | 'number' | 'any'): CheckedFormula {
  if (found.expression === null || fits(found.expression.type, result)) return found
  const wanted = { boolean: 'true or false', number: 'a number', any: 'a value' }[result]
  const problem = formulaProblem('FORMULA_WRONG_RESULT', place, 1, `\`${place}\` must give ${wanted}.`)
  return { expression: null, problems: [problem] }
}

function fits(type: FormulaType, result: 'boolean' | 'number' | 'any'): boolean {
  if (result === 'any') return type.kind !== 'null'
  return result === 'number' ? isNumber(type) : type.kind === 'boolean'
}

function kindProblems(measure: Measure): readonly FormulaProblem[] {
  const published = measure.of.about === 'published'
  if (published && measure.kind === 'aggregate') {
    const message = `Published rows are never summed, so there can be no aggregate of ${measure.of.id}.`
    return [formulaProblem('MEASURE_WRONG_KIND', 'value', 1, message, 'Use ratio or reported.')]
  }
  if (!published && measure.kind === 'reported') {
    const message = `${measure.of.id} holds no published rates.`
    return [formulaProblem('MEASURE_WRONG_KIND', 'value', 1, message, 'Use ratio or aggregate.')]
  }
  return []
}

function checkEach(
  measure: Measure,
  problems: FormulaProblem[],
  formula: (text: string, place: string) => Expression | null,
): CheckedEach | null {
  if (measure.kind === 'reported' || measure.each === undefined) return null
  const problem = (message: string, remedy?: string): null => {
    problems.push(formulaProblem('MEASURE_BAD_EACH', 'each', 1, message, remedy))
    return null
  }
  if (measure.of.about === 'published')
    return problem('Published rows are never summed, so they have no `each`.', 'Leave it out.')
  const entries = Object.entries(measure.each)
  const [entry] = entries
  const entities = Object.entries(measure.of.columns).filter(([, column]) => entityKinds.includes(column.kind))
  const known = entities.map(([name]) => name)
  if (entry === undefined || entries.length > 1) return problem('`each` must name one entity column.')
  const [entity, formulas] = entry
  const names = Object.entries(formulas).flatMap(([name, text]) => {
    const expression = formula(text, `each.${entity}.${name}`)
    if (name === entity || name.startsWith('_'))
      problem(`"${name}" cannot be a name in \`each\`.`, 'Choose another name.')
    return expression === null ? [] : [{ name, expression }]
  })
  if (!known.includes(entity)) {
    return problem(`"${entity}" is not an entity column of ${measure.of.id}.`, suggest(entity, known, 'entities'))
  }
  return { entity, names }
}

/** What the outer formulas see: the names from `each`, the entity itself, and a student's groups. A name whose formula failed is known, of no type. */
function eachNames(measure: Measure, each: CheckedEach | null, columns: readonly KnownName[]): readonly KnownName[] {
  if (measure.kind === 'reported' || measure.each === undefined) return columns
  const [entry] = Object.entries(measure.each)
  if (entry === undefined) return columns
  const worked = Object.keys(entry[1]).map((name) => {
    const expression = each?.names.find((known) => known.name === name)?.expression
    return { name, type: expression?.type ?? nullType }
  })
  const entity = columns.filter(({ name }) => name === entry[0])
  const taken = worked.map(({ name }) => name.toLowerCase())
  return [...worked, ...entity, ...entityGroupNames(measure).filter(({ name }) => !taken.includes(name.toLowerCase()))]
}

function rateProblems(dataset: Dataset, name: string): readonly FormulaProblem[] {
  const rates = Object.entries(dataset.columns).filter(([, column]) => column.kind === 'publishedRate')
  const known = rates.map(([rate]) => rate)
  if (known.includes(name)) return []
  const message = `"${name}" is not a published rate of ${dataset.id}.`
  return [formulaProblem('MEASURE_BAD_RATE', 'publishedRate', 1, message, suggest(name, known, 'published rates'))]
}
