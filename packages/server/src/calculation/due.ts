import type { ResolvedIndicator } from '@planwright/engine'
import type { DatasetVersion } from '@planwright/facts'
import { roster } from '@planwright/sdk'
import { type Edition, inForce } from '../indicators/edition.js'
import { digestOf } from '../records/digest.js'
import { groupBy } from '../records/group-by.js'

/** What the records say was worked out, and from what. */
export interface KnownCalculation {
  readonly indicator: string
  readonly schoolYear: string
  readonly fingerprint: string
}

/** An indicator's school year whose figures no longer follow from the facts or the definition. */
export interface Due extends KnownCalculation {
  readonly importIds: readonly string[]
  readonly resolved: ResolvedIndicator
}

/** Rows about people are placed by the roster of their year: who was in which school, class and group. */
const rosterDatasets: ReadonlySet<string> = new Set([roster.students.id, roster.schools.id, roster.enrollments.id])

/** What must be worked out: every indicator and school year whose version or imports are not those remembered. */
export function whatIsDue(
  edition: Edition,
  versions: readonly DatasetVersion[],
  known: readonly KnownCalculation[],
): readonly Due[] {
  const remembered = new Map(
    known.map(({ indicator, schoolYear, fingerprint }) => [`${indicator} ${schoolYear}`, fingerprint]),
  )
  return edition.indicators
    .flatMap((newest) =>
      yearsOf(newest, versions, known).flatMap((year) => {
        const resolved = inForce(edition, newest, year)
        return resolved === null ? [] : [dueOf(resolved, year, versions)]
      }),
    )
    .filter((due) => remembered.get(`${due.indicator} ${due.schoolYear}`) !== due.fingerprint)
}

/** The school years with rows, and those that once had some: their figures must be closed. */
function yearsOf(
  { definition, datasets }: ResolvedIndicator,
  versions: readonly DatasetVersion[],
  known: readonly KnownCalculation[],
): readonly string[] {
  const own = new Set(datasets.map(({ id }) => id))
  const withRows = versions.filter(({ dataset, schoolYear }) => own.has(dataset) && schoolYear !== null)
  const before = known.filter(({ indicator }) => indicator === definition.id)
  return [...new Set([...withRows, ...before].map(({ schoolYear }) => schoolYear as string))].sort()
}

function dueOf(resolved: ResolvedIndicator, schoolYear: string, versions: readonly DatasetVersion[]): Due {
  const { definition, datasets, version } = resolved
  const placed = datasets.some(({ about }) => about !== 'published')
  const read = new Set(datasets.map(({ id }) => id))
  const ofYear = versions.filter(
    (one) =>
      (read.has(one.dataset) || (placed && rosterDatasets.has(one.dataset))) &&
      (one.schoolYear === null || one.schoolYear === schoolYear),
  )
  const relevant = [...ofYear, ...(namesSchools(resolved) ? versions.filter(isOfSchools) : [])]
  const importIds = [...new Set(relevant.map(({ importId }) => importId))].sort()
  const fingerprint = digestOf([version, importIds])
  return { indicator: definition.id, schoolYear, fingerprint, importIds, resolved }
}

/** Published rows of schools are placed by the state's codes, which the roster of any year may tell. */
function namesSchools({ definition, datasets }: ResolvedIndicator): boolean {
  return definition.levels.includes('school') && datasets.some(({ about }) => about === 'published')
}

function isOfSchools({ dataset }: DatasetVersion): boolean {
  return dataset === roster.schools.id
}

export interface DueGroup {
  readonly indicators: readonly ResolvedIndicator[]
  readonly years: readonly string[]
  readonly due: readonly Due[]
}

/** Definitions that are due for the same school years are worked out together: they may share statements. */
export function groupsOf(due: readonly Due[]): readonly DueGroup[] {
  const byIndicator = groupBy(due, ({ indicator, resolved }) => `${indicator} ${resolved.version}`)
  const byYears = groupBy(byIndicator.values(), (one) => one.map(({ schoolYear }) => schoolYear).join(' '))
  return [...byYears.values()].map((members) => ({
    indicators: members.flatMap((one) => (one[0] === undefined ? [] : [one[0].resolved])),
    years: members[0]?.map(({ schoolYear }) => schoolYear) ?? [],
    due: members.flat(),
  }))
}
