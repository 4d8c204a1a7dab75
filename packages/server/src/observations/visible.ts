import type { EntityManager } from '@mikro-orm/sqlite'
import type { Reason, Text } from '@planwright/sdk'
import DataLoader from 'dataloader'
import { exactScopeOf, maySeeExact } from '../access/may-see-exact.js'
import type { Viewer } from '../access/viewer.js'
import type { ExactRead } from '../audit/exact-reads.js'
import { type Edition, resolvedNamed } from '../indicators/edition.js'
import type { KnownUnits } from '../names/known-units.js'
import { type Nowhere, whyNowhere } from '../names/nowhere.js'
import { rowsOf } from '../records/sql.js'
import { openIndicators } from '../releases/about-people.js'
import { isNeverReleased } from '../releases/released-places.js'

/** Where rows of `observation` come from for a viewer: the SQL that stands for the table. */
interface Source {
  readonly exact: boolean
  readonly select: string
  /** The SQL that stands for the table `pooled`; null where every figure is seen as it stands. */
  readonly pooled: string | null
  /** The values of the select. */
  readonly parameters: readonly string[]
}

const columns = `id, indicator, version, orgUnit, groupKey, period, schoolYear, value, reason, numerator, denominator, people,
  dataThrough, computedAt, supersededAt, importIds`

/** Exact figures are values or reasons; bounds are told in their place. */
const exactColumns = `${columns}, withdrawnBy, null as bound, null as boundValue`
const releasedColumns = `${columns}, null as withdrawnBy, bound, boundValue`

const pooledColumns = `indicator, orgUnit, groupKey, firstYear, lastYear, value, numerator, denominator, people, bound, boundValue,
  computedAt, supersededAt`

const anyFigure = `select asked.value as id from json_each(?) asked
  where exists (select 1 from main.observation o where o.indicator = asked.value)`

/** Why a figure is not shown to whoever asks. */
export interface NotReleased {
  readonly reason: Reason
  readonly sentence: Text
}

const notYetReleased: NotReleased = {
  reason: 'NOT_YET_DUE',
  sentence: {
    en: 'Figures about students and staff are shown here once those of their period are released.',
    es: 'Las cifras sobre estudiantes y personal se muestran aquí cuando se publican las de su período.',
  },
}

const neverReleased: NotReleased = {
  reason: 'SUPPRESSED',
  sentence: {
    en: 'Figures about single classes are not published. Their teachers and the principal can see them.',
    es: 'Las cifras de una sola clase no se publican. Las ven sus docentes y la dirección de la escuela.',
  },
}

/**
 * The one way to observations for whoever asks. Statements are written over a table `observation`; what that is, the
 * viewer decides: exact figures where these are open to all or the viewer's own, and released ones everywhere else.
 * So no condition, order or count of a statement can touch a figure that the viewer may not see.
 */
export class VisibleObservations {
  private readonly sources: readonly Source[]
  private readonly open: ReadonlySet<string>
  /** Whether an indicator has any figure at all. */
  private readonly measured: DataLoader<string, boolean>

  constructor(
    private readonly em: EntityManager,
    private readonly viewer: Viewer,
    private readonly edition: Edition,
    private readonly units: KnownUnits,
    private readonly saw: (figures: readonly ExactRead[]) => void,
  ) {
    const open = openIndicators(edition)
    this.open = new Set(open)
    this.sources = sourcesOf(viewer, edition, open)
    this.measured = new DataLoader(async (indicators) => {
      const found = await rowsOf<{ readonly id: string }>(em, anyFigure, [JSON.stringify(indicators)])
      const ids = new Set(found.map(({ id }) => id))
      return indicators.map((id) => ids.has(id))
    })
  }

  /**
   * The rows of a statement over `observation`. Each figure has one source, so a statement runs on each and the rows are
   * put together; whoever wants them in order or wants only the first sorts and cuts again.
   */
  async rows<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const found: Row[] = []
    for (const source of this.sources)
      for (const row of await rowsOf<Row>(this.em, over(source, sql), [...source.parameters, ...parameters])) {
        if (source.exact) this.note(row)
        found.push(row)
      }
    return found
  }

  /**
   * The rows of a statement over `pooled`: what is told of several school years together, of figures that the viewer does
   * not see as they stand.
   */
  async pooledRows<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const found: Row[] = []
    for (const { pooled, parameters: own } of this.sources) {
      if (pooled === null) continue
      const over = `with pooled as not materialized (${pooled}) ${sql}`
      found.push(...(await rowsOf<Row>(this.em, over, [...own, ...parameters])))
    }
    return found
  }

  /** How many rows a statement `select count(*) as n` counts. */
  async count(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const counts = await this.rows<{ readonly n: number }>(sql, parameters)
    return counts.reduce((sum, { n }) => sum + n, 0)
  }

  /** Whether the viewer sees an indicator's figures of a place as they stand. */
  seesExact(indicator: string | null, orgUnit: string): boolean {
    if (indicator === null || this.open.has(indicator)) return true
    const department = resolvedNamed(this.edition, indicator)?.department.id ?? ''
    return maySeeExact(this.viewer, { department }, { id: orgUnit })
  }

  /**
   * Why the viewer is shown no figure where none is visible, if it is because none was released, or never is; null where
   * there is none of that indicator anywhere. Whether there is one of that place is not told.
   */
  async whyNotReleased(indicator: string | null, orgUnit: string): Promise<NotReleased | null> {
    if (indicator === null || this.seesExact(indicator, orgUnit)) return null
    if (!(await this.measured.load(indicator))) return null
    return isNeverReleased(orgUnit) ? neverReleased : notYetReleased
  }

  /** That there is no such unit or group; null where there are both. Of classes it is told to those who see their figures. */
  whyNowhere(indicator: string | null, orgUnit: string, group: string): Promise<Nowhere | null> {
    const isUntold = isNeverReleased(orgUnit) && !this.seesExact(indicator, orgUnit)
    return whyNowhere(this.units, isUntold ? 'district' : orgUnit, group)
  }

  private note(row: object): void {
    if (!('indicatorId' in row && 'orgUnitId' in row)) return
    const [indicator, orgUnit] = [String(row.indicatorId), String(row.orgUnitId)]
    if (!this.open.has(indicator)) this.saw([{ indicator, orgUnit }])
  }
}

function over({ select }: Source, sql: string): string {
  return `with observation as not materialized (${select}) ${sql}`
}

function sourcesOf(viewer: Viewer, edition: Edition, open: readonly string[]): readonly Source[] {
  const scope = exactScopeOf(viewer)
  if (scope.everything)
    return [{ exact: true, select: `select ${exactColumns} from main.observation`, pooled: null, parameters: [] }]
  const own = [...edition.indicators, ...edition.retired].filter(({ department }) => department.id === scope.department)
  const shown = [...open, ...own.map(({ definition }) => definition.id)]
  const conditions = [{ sql: `indicator in ${aList}`, list: shown }, ...placesOf(scope.schools, scope.classrooms)]
  const exact = conditions.map(({ sql }) => sql).join(' or ')
  const parameters = conditions.map(({ list }) => JSON.stringify(list))
  return [
    { exact: true, select: `select ${exactColumns} from main.observation where ${exact}`, pooled: null, parameters },
    {
      exact: false,
      select: `select ${releasedColumns} from main.released_observation where not (${exact})`,
      pooled: `select ${pooledColumns} from main.released_pool where not (${exact})`,
      parameters,
    },
  ]
}

/** A condition, and the list that is its one parameter. */
interface Condition {
  readonly sql: string
  readonly list: readonly string[]
}

/** The members of a parameter that is a JSON list. */
const aList = '(select value from json_each(?))'

/** The viewer's own schools with their classes, and own classes. */
function placesOf(schools: readonly string[], classrooms: readonly string[]): readonly Condition[] {
  const own = [...schools, ...classrooms]
  if (own.length === 0) return []
  const within = `select orgUnit from orgUnitYear where parentId in ${aList}`
  const classes = { sql: `orgUnit in (${within})`, list: schools }
  return [{ sql: `orgUnit in ${aList}`, list: own }, ...(schools.length === 0 ? [] : [classes])]
}
