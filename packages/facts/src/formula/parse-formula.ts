import { hasSqlDetails, loadModule, type Node, parseSync } from 'libpg-query'
import { type FormulaProblem, formulaProblem } from './formula-problem.js'

const prefix = 'SELECT '
const longest = 4000

/** A formula as PostgreSQL's parser sees it, with the way back from its byte offsets to characters. */
export interface ParsedFormula {
  readonly node: Node
  /** The character (from 1) of a location in the tree. */
  readonly positionOf: (location: number | undefined) => number
}

/** Loads PostgreSQL's parser. Await it once before formulas are checked; more often does no harm. */
export async function loadFormulaParser(): Promise<void> {
  await loadModule()
}

/** Parses one formula with PostgreSQL's grammar. The result is the tree, or the problem. */
export function parseFormula(text: string, place: string): ParsedFormula | FormulaProblem {
  if (text.trim() === '') return formulaProblem('FORMULA_SYNTAX', place, 1, 'The formula is empty.')
  if (text.length > longest) {
    return formulaProblem(
      'FORMULA_TOO_LONG',
      place,
      1,
      `The formula has ${text.length} characters; ${longest} is the most.`,
    )
  }
  if (text.includes('\0')) {
    return formulaProblem('FORMULA_SYNTAX', place, text.indexOf('\0') + 1, 'The formula holds a NUL character.')
  }
  try {
    return onlyExpression(text, place)
  } catch (error) {
    if (!hasSqlDetails(error) && !(error instanceof RangeError)) throw error
    const position = hasSqlDetails(error) ? (error.sqlDetails?.cursorPosition ?? 0) - prefix.length + 1 : 1
    const reason = error instanceof Error ? error.message : String(error)
    return formulaProblem('FORMULA_SYNTAX', place, clamp(position, text), `The formula cannot be read: ${reason}.`)
  }
}

function onlyExpression(text: string, place: string): ParsedFormula | FormulaProblem {
  const positionOf = (location: number | undefined): number => positionIn(text, location)
  const statements = parseSync(prefix + text).stmts ?? []
  const problem = (position: number): FormulaProblem =>
    formulaProblem('FORMULA_NOT_ONE_EXPRESSION', place, position, 'A formula is one expression and nothing else.')
  const statement = statements[0]?.stmt
  if (statement === undefined || !('SelectStmt' in statement)) return problem(1)
  if (statements.length > 1) return problem(positionOf(statements[1]?.stmt_location))
  const { targetList = [], limitOption, op, ...rest } = statement.SelectStmt
  if (limitOption !== 'LIMIT_OPTION_DEFAULT' || op !== 'SETOP_NONE' || Object.keys(rest).length > 0) return problem(1)
  const [first, second] = targetList
  if (second !== undefined) return problem('ResTarget' in second ? positionOf(second.ResTarget.location) : 1)
  if (first === undefined || !('ResTarget' in first)) return problem(1)
  const { val, name, indirection } = first.ResTarget
  if (val === undefined || name !== undefined || indirection !== undefined) return problem(1)
  return { node: val, positionOf }
}

/** Locations are bytes of the UTF-8 text with the prefix; people count characters. */
function positionIn(text: string, location: number | undefined): number {
  if (location === undefined || location < prefix.length) return 1
  const bytes = Buffer.from(text, 'utf8').subarray(0, location - prefix.length)
  return clamp([...bytes.toString('utf8')].length + 1, text)
}

function clamp(position: number, text: string): number {
  return Math.min(Math.max(position, 1), [...text].length + 1)
}
