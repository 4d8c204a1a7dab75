import { type DocumentNode, type FieldNode, valueFromASTUntyped, visit } from 'graphql'
import { ServerError } from '../errors.js'

/** How much may come as arguments: no more than a person could have chosen, or a page could show. */
export const argumentLimits = Object.freeze({
  /** The longest list, wherever it is. */
  list: 500,
  /** The longest text, in characters. */
  text: 10_000,
  /** All values of an operation together. */
  values: 5_000,
  /** How deep lists and objects may stand in one another. */
  depth: 12,
})

/** Why what comes as arguments is too much, with its place; null where it is not. */
export function refusedForArguments(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): ServerError | null {
  const found = new Measured()
  for (const [name, value] of Object.entries(variables ?? {})) found.measure(`$${name}`, value)
  visit(document, {
    Field: (field) => found.measureField(field),
    VariableDefinition: ({ variable, defaultValue }) => {
      if (defaultValue) found.measure(`$${variable.name.value}`, valueFromASTUntyped(defaultValue))
    },
  })
  return found.refusal
}

/** Adds up values, and keeps the first reason to refuse them. */
class Measured {
  refusal: ServerError | null = null
  private values = 0

  /** What is written into the document itself; what comes by a variable is measured where it comes in. */
  measureField({ name, arguments: given = [] }: FieldNode): void {
    for (const { name: argument, value } of given)
      this.measure(`${name.value}.${argument.value}`, valueFromASTUntyped(value))
  }

  measure(place: string, value: unknown, depth = 0): void {
    if (this.refusal !== null) return
    this.values += 1
    const tooMuch = this.values > argumentLimits.values ? allValues : tooMuchOf(value, depth)
    if (tooMuch !== null) this.refusal = new ServerError('ARGUMENT_TOO_LONG', { argument: nameOf(place), ...tooMuch })
    else if (typeof value === 'object' && value !== null)
      for (const [part, held] of Object.entries(value)) this.measure(`${place}.${part}`, held, depth + 1)
  }
}

interface TooMuch {
  readonly what: string
  readonly most: number
}

const allValues: TooMuch = Object.freeze({ what: 'values in all', most: argumentLimits.values })

function tooMuchOf(value: unknown, depth: number): TooMuch | null {
  const { depth: levels, text, list } = argumentLimits
  if (depth > levels) return { what: 'levels', most: levels }
  if (typeof value === 'string' && value.length > text) return { what: 'characters', most: text }
  return Array.isArray(value) && value.length > list ? { what: 'entries', most: list } : null
}

/** Names of parts come from whoever asks, and may be of any length. */
function nameOf(place: string): string {
  return place.slice(0, 200)
}
