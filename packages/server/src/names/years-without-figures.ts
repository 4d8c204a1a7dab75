import { nearestName } from '@planwright/facts'
import { type SchoolYear, schoolYearOfPeriod } from '@planwright/sdk'
import { ServerError } from '../errors.js'
import type { Given } from './given.js'
import type { NameKind } from './named-arguments.js'

/** A school year that was asked for, and the side of it that was. */
interface Asked {
  readonly year: SchoolYear
  readonly given: Given
}

const kinds: ReadonlySet<NameKind> = new Set(['period', 'yearFrom', 'yearTo'])

/** The school years among the names that are worth a look: those of a list, and each where the answer is empty. */
export function yearsAsked(given: readonly Given[], answered: unknown): readonly Asked[] {
  const asked = given.filter(({ kind, isList }) => kinds.has(kind) && (isList || isEmpty(answered)))
  return asked.map((one) => ({ year: schoolYearOfPeriod(one.value), given: one }))
}

/** Whether a field is given a school year at all. */
export function namesYears(given: readonly Given[]): boolean {
  return given.some(({ kind }) => kinds.has(kind))
}

/** What is said of a year in which nothing was measured although something was in others; null where there are figures. */
export function withoutFigures({ year, given }: Asked, known: readonly SchoolYear[]): ServerError | null {
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return null
  const isThere =
    given.kind === 'period' ? known.includes(year) : given.kind === 'yearFrom' ? year <= last : year >= first
  if (isThere) return null
  const near = nearestName(year, known)
  const hint = `${near === null ? '' : `Did you mean ${near}? `}There are figures of ${first}${first === last ? '' : ` to ${last}`}.`
  return new ServerError('YEAR_WITHOUT_FIGURES', { year, hint })
}

/** Whether an answer shows no figure: a list or a page without rows, or a figure that is still awaited. */
function isEmpty(answered: unknown): boolean {
  if (answered === null || answered === undefined) return true
  if (Array.isArray(answered)) return answered.length === 0
  if (typeof answered !== 'object') return false
  if ('edges' in answered) return isEmpty(answered.edges)
  if ('of' in answered && 'with' in answered) return isEmpty(answered.of) && isEmpty(answered.with)
  return 'version' in answered && answered.version === null
}
