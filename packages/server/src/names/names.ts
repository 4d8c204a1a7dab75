import type { EntityManager } from '@mikro-orm/sqlite'
import { isDimension, type SchoolYear } from '@planwright/sdk'
import DataLoader from 'dataloader'
import { ServerError } from '../errors.js'
import { hintFor } from '../graphql/nearest.js'
import type { Problem } from '../graphql/problem.js'
import type { Edition } from '../indicators/edition.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { Indicator } from '../indicators/indicator.type.js'
import type { VisibleObservations } from '../observations/visible.js'
import { rowsOf } from '../records/sql.js'
import type { Given } from './given.js'
import { hintForGroup, isGroup } from './group-name.js'
import type { KnownUnits } from './known-units.js'
import { knownYears } from './known-years.js'
import { malformed } from './malformed.js'
import type { NameKind } from './named-arguments.js'
import { Told } from './told.js'
import { withoutFigures, yearsAsked } from './years-without-figures.js'

export interface NamesContext {
  readonly em: EntityManager
  readonly registry: Edition
  readonly departments: readonly string[]
  readonly visible: VisibleObservations
  readonly units: KnownUnits
  readonly warnings: Problem[]
}

const words: Readonly<Partial<Record<NameKind, string>>> = {
  orgUnit: 'org unit',
  groupOrDimension: 'group',
  indicatorEver: 'indicator',
}

/** Looks up whether what a request names is there, and warns of the rest with the name that was probably meant. */
export class Names {
  private readonly told: Told
  private readonly everMeasured: DataLoader<string, boolean>
  private readonly years: DataLoader<string, readonly SchoolYear[]>

  constructor(private readonly context: NamesContext) {
    this.told = new Told(context.warnings)
    this.years = knownYears(context.visible)
    this.everMeasured = everMeasured(context.em)
  }

  /** Throws `ARGUMENT_INVALID` for a text that is no name of its kind in any district. */
  refuseMalformed(given: readonly Given[]): void {
    for (const { kind, value, argument } of given) {
      const mistake = malformed(kind, value)
      if (mistake !== null)
        throw new ServerError('ARGUMENT_INVALID', { argument: argument.join('.'), value, ...mistake })
    }
  }

  /** Warns of names that nothing has. The answer is what is looked up; what is known at once takes no statement. */
  warnOfUnknown(given: readonly Given[]): readonly Promise<void>[] {
    return given.flatMap((one) => {
      const known = this.isKnown(one)
      if (known === true) return []
      return [Promise.resolve(known).then((isKnown) => (isKnown ? undefined : this.warn(one)))]
    })
  }

  /** Warns of school years in which nothing was measured, beside the answer that was asked for them. */
  async warnOfYears(given: readonly Given[], source: unknown, answered: unknown): Promise<void> {
    for (const asked of yearsAsked(given, answered)) {
      const known = await Promise.all(this.indicatorsAsked(given, source).map((id) => this.years.load(id)))
      const error = withoutFigures(asked, [...new Set(known.flat())].sort())
      if (error !== null) await this.told.tell(asked.given, () => error)
    }
  }

  private isKnown({ kind, value }: Given): boolean | Promise<boolean> {
    const { units, departments, registry } = this.context
    if (kind === 'orgUnit') return units.has(value)
    if (kind === 'group') return isGroup(value)
    if (kind === 'groupOrDimension') return isGroup(value) || isDimension(value)
    if (kind === 'department') return departments.includes(value)
    const isIndicator = kind === 'indicator' || kind === 'indicatorEver'
    if (!isIndicator || indicatorNamed(registry, value) !== null) return true
    return kind === 'indicatorEver' && this.everMeasured.load(value)
  }

  private warn(given: Given): Promise<void> {
    const { kind, value: id } = given
    return this.told.tell(given, async () => {
      return new ServerError('NOT_FOUND', { kind: words[kind] ?? kind, id, hint: await this.hintFor(kind, id) })
    })
  }

  private hintFor(kind: NameKind, id: string): string | Promise<string> {
    const { units, departments, registry } = this.context
    if (kind === 'orgUnit') return units.hintFor(id)
    if (kind === 'department') return hintFor(id, departments)
    if (kind === 'group' || kind === 'groupOrDimension') return hintForGroup(id)
    const known = registry.indicators.map(({ definition }) => definition.id)
    return hintFor(id, known)
  }

  /** Whose years count: of the indicators named beside them, of the one that was asked, or of all. */
  private indicatorsAsked(given: readonly Given[], source: unknown): readonly string[] {
    if (source instanceof Indicator) return [source.id]
    const named = given.filter(({ kind }) => kind === 'indicator' || kind === 'indicatorEver')
    if (named.length > 0) return named.map(({ value }) => value)
    return this.context.registry.indicators.map(({ definition }) => definition.id)
  }
}

/** Whether an indicator that nobody declares any more once had figures. */
function everMeasured(em: EntityManager): DataLoader<string, boolean> {
  return new DataLoader(async (ids) => {
    const sql = 'select distinct indicator from indicatorVersion where indicator in (select value from json_each(?))'
    const rows = await rowsOf<{ readonly indicator: string }>(em, sql, [JSON.stringify(ids)])
    const found = new Set(rows.map(({ indicator }) => indicator))
    return ids.map((id) => found.has(id))
  })
}
