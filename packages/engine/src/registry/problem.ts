/** One fault of the set of departments: where it is, what is wrong, and what to do. */
export interface RegistryProblem {
  /** Stable: tools and tests may rely on it. */
  readonly code: string
  /** The department it belongs to. */
  readonly plugin: string
  /** The path inside the department, such as `library.visits key`. */
  readonly place: string
  /** The character in the formula, counted from 1, where a formula is at fault. */
  readonly position?: number
  readonly message: string
  readonly remedy: string
}

/** The departments cannot be joined. Carries every fault, not only the first. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError'
  readonly problems: readonly RegistryProblem[]

  constructor(problems: readonly RegistryProblem[]) {
    super(problems.map(line).join('\n'))
    this.problems = problems
  }
}

function line(problem: RegistryProblem): string {
  return `${problem.code} in ${problem.plugin}, ${problem.place}: ${problem.message} ${problem.remedy}`
}
