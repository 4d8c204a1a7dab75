import type { EntityManager } from '@mikro-orm/sqlite'
import type { AnyIndicator } from '@planwright/sdk'
import { type Edition, resolvedNamed } from '../indicators/edition.js'
import type { VisibleObservations } from '../observations/visible.js'
import { startsIn } from '../targets/own-baseline.js'
import { type StandingFigure, standingOf } from '../targets/standing.js'
import type { Target } from '../targets/target.entity.js'
import { isInForce, targetsOf } from '../targets/target.loader.js'
import type { ShownFigure } from './moves.js'

interface VersionedFigure extends StandingFigure {
  readonly version: string
}

/** Which of an indicator's published figures. */
interface StandingScope {
  readonly year?: string
  /** Only those of one group. */
  readonly group?: string
}

/** Where published figures are read, for whom, and what defines them. */
export interface StandingSource {
  readonly em: EntityManager
  readonly visible: Pick<VisibleObservations, 'rows'>
  readonly edition: Edition
}

const standing = `select indicator as indicatorId, orgUnit as orgUnitId, orgUnit, groupKey as "group", period, version, value, reason, numerator, denominator
  from observation where indicator = ? and supersededAt is null
    and (? is null or schoolYear = ?) and (? is null or groupKey = ?)`

/** An indicator's published figures with the status each is shown with: by the targets in force unless others are given. */
export async function standingFigures(
  { em, visible, edition }: StandingSource,
  id: string,
  { year, group }: StandingScope,
  targets?: readonly Target[],
): Promise<readonly ShownFigure[]> {
  const read = (year: string | null) =>
    visible.rows<VersionedFigure>(standing, [id, year, year, group ?? null, group ?? null])
  const judgedBy = targets ?? (await targetsInForce(em, id))
  const figures = await read(year ?? null)
  const years = year === undefined ? [] : ownBaselines(judgedBy).filter((own) => own !== year)
  const earlier = (await Promise.all(years.map(read))).flat()
  return shownFigures(em, edition, id, figures, { targets: judgedBy, earlier })
}

/** The school years that targets start from in each unit. */
function ownBaselines(targets: readonly Target[]): readonly string[] {
  return [...new Set(targets.flatMap(({ ownBaseline }) => (ownBaseline ? [ownBaseline] : [])))]
}

/** What figures are judged by. */
interface JudgedBy {
  /** Those in force unless others are given. */
  readonly targets?: readonly Target[]
  /** Figures of other school years, from which units may start. */
  readonly earlier?: readonly StandingFigure[]
}

/** Figures with the status each would be shown with. */
export async function shownFigures(
  em: EntityManager,
  edition: Edition,
  id: string,
  figures: readonly VersionedFigure[],
  { targets, earlier = [] }: JudgedBy = {},
): Promise<readonly ShownFigure[]> {
  const judgedBy = targets ?? (await targetsInForce(em, id))
  const startsOf = startsIn([...earlier, ...figures])
  const definitions = definitionsOf(edition, id)
  const newest = resolvedNamed(edition, id)?.definition
  if (newest === undefined) return []
  return figures.map((figure) => {
    const { orgUnit, group, period, value, reason } = figure
    const { level: status } = standingOf(
      definitions.get(figure.version) ?? newest,
      figure,
      judgedBy,
      startsOf(orgUnit, group),
    )
    return { orgUnit, group, period, value, reason, status }
  })
}

/** The targets an indicator is judged by now. */
export async function targetsInForce(em: EntityManager, id: string): Promise<readonly Target[]> {
  const all = await targetsOf(em, [id])
  return all(id).filter((target) => isInForce(target, null))
}

function definitionsOf({ eras }: Edition, id: string): ReadonlyMap<string, AnyIndicator> {
  return new Map((eras.get(id) ?? []).map(({ indicator }) => [indicator.version, indicator.definition]))
}
