import type { EntityManager } from '@mikro-orm/sqlite'
import { type AnyIndicator, schoolYearOfPeriod } from '@planwright/sdk'
import { type Edition, resolvedNamed } from '../indicators/edition.js'
import type { VisibleObservations } from '../observations/visible.js'
import { rowsOf } from '../records/sql.js'
import { Growths } from '../targets/growths.js'
import { type StartingFigure, startsIn } from '../targets/own-baseline.js'
import { type StandingFigure, standingOf } from '../targets/standing.js'
import type { Target } from '../targets/target.entity.js'
import { isInForce, targetsOf } from '../targets/target.loader.js'
import type { ShownFigure } from './moves.js'

interface VersionedFigure extends Omit<StandingFigure, 'endsEarly'> {
  readonly version: string
}

/** Which of an indicator's published figures. */
interface StandingScope {
  readonly year?: string
  /** Only those of one group. */
  readonly group?: string
}

/** By what figures are judged instead of what is on record. */
interface JudgedBy {
  readonly targets?: readonly Target[]
  /** The school years whose rows end early. */
  readonly early?: ReadonlySet<string>
  /** Figures of other school years, from which units may start. */
  readonly earlier?: readonly StartingFigure[]
}

/** Where published figures are read, for whom, and what defines them. */
export interface StandingSource {
  readonly em: EntityManager
  readonly visible: Pick<VisibleObservations, 'rows'>
  readonly edition: Edition
  readonly now: () => string
}

const standing = `select indicator as indicatorId, orgUnit as orgUnitId, orgUnit, groupKey as "group", period, version, value, reason, numerator, denominator
  from observation where indicator = ? and supersededAt is null
    and (? is null or schoolYear = ?) and (? is null or groupKey = ?)`

/** An indicator's published figures with the status each is shown with: by the targets in force unless others are given. */
export async function standingFigures(
  { visible, ...source }: StandingSource,
  id: string,
  { year, group }: StandingScope,
  targets?: readonly Target[],
): Promise<readonly ShownFigure[]> {
  const read = (year: string | null) =>
    visible.rows<VersionedFigure>(standing, [id, year, year, group ?? null, group ?? null])
  const judgedBy = targets ?? (await targetsInForce(source.em, id))
  const figures = await read(year ?? null)
  const years = year === undefined ? [] : ownBaselines(judgedBy).filter((own) => own !== year)
  const earlier = (await Promise.all(years.map(read))).flat()
  return shownFigures(source, id, figures, { targets: judgedBy, earlier })
}

/** The school years that targets start from in each unit. */
function ownBaselines(targets: readonly Target[]): readonly string[] {
  return [...new Set(targets.flatMap(({ ownBaseline }) => (ownBaseline ? [ownBaseline] : [])))]
}

/** Figures with the status each would be shown with: by the targets in force and the years on record unless others are given. */
export async function shownFigures(
  { em, edition, now }: Omit<StandingSource, 'visible'>,
  id: string,
  figures: readonly VersionedFigure[],
  judgedBy: JudgedBy = {},
): Promise<readonly ShownFigure[]> {
  const targets = judgedBy.targets ?? (await targetsInForce(em, id))
  const startsOf = startsIn([...(judgedBy.earlier ?? []), ...figures])
  const definitions = definitionsOf(edition, id)
  const newest = resolvedNamed(edition, id)?.definition
  if (newest === undefined) return []
  const early = judgedBy.early ?? (await yearsThatEndEarly(em, id))
  const at = { moment: now(), growths: new Growths() }
  return figures.map((figure) => {
    const { orgUnit, group, period, value, reason } = figure
    const dated = { ...figure, endsEarly: early.has(schoolYearOfPeriod(period)) }
    const { level: status } = standingOf(definitions.get(figure.version) ?? newest, dated, targets, {
      ...at,
      ownStart: startsOf(orgUnit, group),
    })
    return { orgUnit, group, period, value, reason, status }
  })
}

/** The school years whose rows end early as far as they are loaded. */
async function yearsThatEndEarly(em: EntityManager, id: string): Promise<ReadonlySet<string>> {
  const sql = 'select schoolYear from yearToDate where indicator = ? and supersededAt is null'
  const years = await rowsOf<{ readonly schoolYear: string }>(em, sql, [id])
  return new Set(years.map(({ schoolYear }) => schoolYear))
}

/** The targets an indicator is judged by now. */
export async function targetsInForce(em: EntityManager, id: string): Promise<readonly Target[]> {
  const all = await targetsOf(em, [id])
  return all(id).filter((target) => isInForce(target, null))
}

function definitionsOf({ eras }: Edition, id: string): ReadonlyMap<string, AnyIndicator> {
  return new Map((eras.get(id) ?? []).map(({ indicator }) => [indicator.version, indicator.definition]))
}
