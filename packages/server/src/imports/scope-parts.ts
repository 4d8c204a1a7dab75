import { type ImportScope, scopeFaults } from '@planwright/facts'
import type { Dataset } from '@planwright/sdk'
import { ServerError } from '../errors.js'
import type { Problem } from '../graphql/problem.js'

/** One condition of an import's scope: the school, the month or the day that all of its rows are for. */
export interface ScopePart {
  readonly name: string
  readonly value: string
}

/** A scope by the names of its parts. */
export function scopeOf(parts: readonly ScopePart[]): ImportScope {
  return Object.fromEntries(parts.map(({ name, value }) => [name, value]))
}

/** What is wrong with the parts of a scope, each at its place in the input. */
export function scopeProblems(dataset: Pick<Dataset, 'id'>, parts: readonly ScopePart[]): readonly Problem[] {
  return parts.flatMap(({ name, value }, position) => {
    const isAgain = parts.findIndex((part) => part.name === name) < position
    const faults = isAgain ? [new ServerError('SCOPE_TWICE', { name })] : scopeFaults(dataset, { [name]: value })
    const path = ['input', 'scope', String(position)]
    return faults.map(({ code, message, remedy }) => ({ code, path, message, remedy }))
  })
}
