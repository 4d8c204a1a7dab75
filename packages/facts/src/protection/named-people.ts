import type { ColumnKind, Columns } from '@planwright/sdk'
import type { CheckedMeasure } from '../formula/check-measure.js'
import { type Expression, partsOf } from '../formula/expression.js'
import { type FormulaProblem, formulaProblem } from '../formula/formula-problem.js'
import { allFormulas, columnsOnly, type MeaningOf } from './formulas-over-people.js'

const ids: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['student', 'staff', 'classroom'])

/** What the texts of an expression can be: ids of people or classes, and texts that the author wrote. */
interface Texts {
  readonly id: string | null
  readonly written: boolean
}

/** No formula picks out a person or a class by its id: what is left would be the answer of one. */
export function namedPeople(checked: CheckedMeasure): readonly FormulaProblem[] {
  const { columns } = checked.measure.of
  return allFormulas(checked).flatMap(({ place, expression, meaningOf }) => {
    const found = mixedIn(expression, { columns, meaningOf }, 1)
    if (found === null) return []
    const message = `"${found.id}" is an id, and is compared with a text here.`
    return [formulaProblem('FORMULA_NAMES_PERSON', place, found.position, message)]
  })
}

/** What the names in a formula are. */
interface Names {
  readonly columns: Columns
  readonly meaningOf: MeaningOf
}

interface Mixed {
  readonly id: string
  readonly position: number
}

/** The first place where an id meets a text of the author's, in a comparison or as another value of one expression. */
function mixedIn(expression: Expression, names: Names, around: number): Mixed | null {
  const position = expression.position ?? around
  const meets = expression.node === 'compare' || expression.node === 'in' ? partsOf(expression) : [expression]
  const { id, written } = together(meets.map((part) => textsOf(part, names)))
  if (id !== null && written) return { id, position }
  for (const part of partsOf(expression)) {
    const found = mixedIn(part, names, position)
    if (found !== null) return found
  }
  return null
}

function textsOf(expression: Expression, names: Names): Texts {
  const of = (part: Expression): Texts => textsOf(part, names)
  if (expression.type.kind !== 'text') return none
  switch (expression.node) {
    case 'constant':
      return { id: null, written: true }
    case 'column':
      return textsOfColumn(expression.name, names)
    case 'aggregate':
      return expression.argument === null ? none : of(expression.argument)
    case 'call':
      return of(expression.operand)
    case 'choose':
      return together(expression.operands.map(of))
    case 'case':
      return together([...expression.branches.map(({ then }) => of(then)), of(expression.otherwise)])
    default:
      return none
  }
}

const none: Texts = { id: null, written: false }

function textsOfColumn(name: string, { columns, meaningOf }: Names): Texts {
  const meaning = meaningOf(name)
  if (meaning !== null) return textsOf(meaning, { columns, meaningOf: columnsOnly })
  const kind = columns[name]?.kind
  return { id: kind !== undefined && ids.has(kind) ? name : null, written: false }
}

function together(texts: readonly Texts[]): Texts {
  return {
    id: texts.find(({ id }) => id !== null)?.id ?? null,
    written: texts.some(({ written }) => written),
  }
}
