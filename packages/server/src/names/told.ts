import { ServerError } from '../errors.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import type { Given } from './given.js'

/** How many mistaken names of a request are told one by one: each is compared with all that there are. */
const most = 20

/** The warnings of a request about its names: the same mistake once, and no endless list of them. */
export class Told {
  private readonly keys = new Set<string>()

  constructor(private readonly warnings: Problem[]) {}

  /** Warns of a name; what is said of it is only worked out where it is told. */
  async tell({ value, argument, field }: Given, errorOf: () => ServerError | Promise<ServerError>): Promise<void> {
    const path = [...field, ...argument]
    const key = JSON.stringify([path, value])
    if (this.keys.has(key) || this.keys.size > most) return
    this.keys.add(key)
    const error = this.keys.size > most ? new ServerError('NAMES_UNKNOWN', { most }) : await errorOf()
    this.warnings.push(problemOf(error, path))
  }
}
