import { ServerError } from '../errors.js'
import { hintFor } from '../graphql/nearest.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import type { IssueApiKeyInput } from './api-key.type.js'
import { isText, mostPlaces } from './claims.js'
import { RoleName } from './role.js'

const longestName = 120
const longestLife = 366 * 24 * 60 * 60 * 1000

interface Surroundings {
  readonly departments: readonly string[]
  readonly now: string
  /** The end of the key that issues the new one; null where a person does. */
  readonly endOfIssuer: string | null
}

/** Everything that keeps a key from being issued. */
export function apiKeyProblems(input: IssueApiKeyInput, surroundings: Surroundings): readonly Problem[] {
  return [...nameProblems(input), ...roleProblems(input, surroundings.departments), ...endProblems(input, surroundings)]
}

function nameProblems({ name }: IssueApiKeyInput): readonly Problem[] {
  const length = name.trim().length
  if (length > 0 && length <= longestName && isText(name)) return []
  const hint = 'Say what the key is for, such as "nightly import of attendance".'
  return [
    invalid(
      'name',
      name.slice(0, longestName),
      `1 to ${longestName} characters, none of them a control character`,
      hint,
    ),
  ]
}

function roleProblems({ roles, department, schools, classrooms }: IssueApiKeyInput, known: readonly string[]) {
  const isHead = roles.includes(RoleName.DEPARTMENT_HEAD)
  const all = [
    roles.length > 0
      ? null
      : invalid('roles', 'empty', 'at least one role', 'Name what the script needs, and no more.'),
    isHead === Boolean(department)
      ? null
      : invalid('department', department ?? 'missing', 'given exactly with DEPARTMENT_HEAD', 'Give both or neither.'),
    !department || known.includes(department)
      ? null
      : problemOf(new ServerError('DEPARTMENT_UNKNOWN', { id: department, hint: hintFor(department, known) }), [
          'input',
          'department',
        ]),
    placesProblem('schools', schools, 'school/', roles.includes(RoleName.PRINCIPAL), 'PRINCIPAL'),
    placesProblem('classrooms', classrooms, 'classroom/', roles.includes(RoleName.TEACHER), 'TEACHER'),
  ]
  return all.filter((problem) => problem !== null)
}

function placesProblem(
  field: string,
  places: readonly string[],
  prefix: string,
  hasRole: boolean,
  role: string,
): Problem | null {
  const odd = places.find((place) => !place.startsWith(prefix) || !isText(place))
  if (odd !== undefined) return invalid(field, odd, `of the form ${prefix}12`, 'Take the ids that `orgUnits` answers.')
  if (places.length > mostPlaces) {
    const hint = 'Issue a key for each part of the district.'
    return invalid(field, `${places.length} ids`, `at most ${mostPlaces}`, hint)
  }
  const isFit = hasRole === places.length > 0
  return isFit
    ? null
    : invalid(field, places.join(', ') || 'empty', `given exactly with ${role}`, 'Give both or neither.')
}

function endProblems({ expiresAt }: IssueApiKeyInput, { now, endOfIssuer }: Surroundings): readonly Problem[] {
  const life = expiresAt.getTime() - Date.parse(now)
  if (endOfIssuer !== null && expiresAt.toISOString() > endOfIssuer) {
    const hint = 'A key gives nothing that outlasts it; let a person issue one that lasts longer.'
    return [invalid('expiresAt', expiresAt.toISOString(), `until ${endOfIssuer}, when your own key ends`, hint)]
  }
  if (life > 0 && life <= longestLife) return []
  const hint = 'Keys end, so that forgotten ones do no harm; issue another one in time.'
  return [invalid('expiresAt', expiresAt.toISOString(), 'in the year to come', hint)]
}

function invalid(field: string, value: string, wanted: string, hint: string): Problem {
  return problemOf(new ServerError('ARGUMENT_INVALID', { argument: field, value, wanted, hint }), ['input', field])
}
