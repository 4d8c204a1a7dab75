import { listedRejects } from '../import-context.js'
import type { ImportWarning, Reject } from '../import-report.js'
import { number } from '../numbers.js'
import { type ImportProblemCode, importProblem, type ProblemPlace } from '../problem-codes.js'

/** How many warnings of one kind about one column are listed; the rest is counted in one more. */
const listedOfAKind = 20

interface Kind {
  readonly last: ImportWarning
  readonly count: number
}

/** Gathers what is wrong or odd, each with its place, so that one repeated oddity hides no other. */
export class Findings {
  private readonly listed: Reject[] = []
  private readonly warned: ImportWarning[] = []
  private readonly kinds = new Map<string, Kind>()
  private count = 0
  private faultyFiles = 0

  /** How many rows (or whole files) are not accepted. */
  get rejected(): number {
    return this.count
  }

  /** How many faults the export has as a whole, such as a file that is missing: nothing can be taken from it then. */
  get files(): number {
    return this.faultyFiles
  }

  get rejects(): readonly Reject[] {
    return this.listed
  }

  /** What is worth knowing, and for each kind that is too frequent to list, how many more there are. */
  get warnings(): readonly ImportWarning[] {
    const more = [...this.kinds.values()].filter(({ count }) => count > listedOfAKind)
    return [...this.warned, ...more.map(summaryOf)].slice(0, listedRejects)
  }

  warn(code: ImportProblemCode, place: ProblemPlace): void {
    const warning = importProblem(code, place)
    const kind = `${code} ${place.file} ${place.column}`
    const count = (this.kinds.get(kind)?.count ?? 0) + 1
    this.kinds.set(kind, { last: warning, count })
    if (count <= listedOfAKind) this.warned.push(warning)
  }

  /** Notes a fault of the export as a whole; it counts as one row read and rejected. */
  rejectExport(code: ImportProblemCode, place: ProblemPlace): void {
    this.faultyFiles += 1
    this.reject(code, place)
  }

  /** Notes that rows are not accepted: one, unless the place stands for several. */
  reject(code: ImportProblemCode, place: ProblemPlace, rows = 1): void {
    this.count += rows
    if (this.listed.length < listedRejects) this.listed.push(importProblem(code, place))
  }
}

function summaryOf({ last, count }: Kind): ImportWarning {
  const cause = `${number(count - listedOfAKind)} more like this: ${last.cause}`
  return { ...last, line: null, value: null, cause }
}
