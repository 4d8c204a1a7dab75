import type { EntityManager } from '@mikro-orm/sqlite'
import { nearestName } from '@planwright/facts'
import DataLoader from 'dataloader'
import type { Viewer } from '../access/viewer.js'
import { kindOfPrefix, OrgUnitKind } from '../organization/org-unit.entity.js'
import { rowsOf } from '../records/sql.js'

/** How many mistaken ids of one request are compared with others: more are no slips of the pen. */
const mostCompared = 5
/** How many ids before and after a mistaken one it is compared with. */
const neighbors = 200
const longestId = 50
/** The most units of a kind that are listed where none is near. */
const mostListed = 20
const lookAtUnits = 'Ask `orgUnits` for those there are.'

interface NamedUnit {
  readonly id: string
  readonly name: string
}

const nearby = `select id, name from (select id, name from orgUnit where kind = ? and id >= ? order by id limit ?)
  union select id, name from (select id, name from orgUnit where kind = ? and id < ? order by id desc limit ?)`

/** A code or a name without the kind before it. */
const byCodeOrName = `select id, name from orgUnit where (code = ? or name = ? collate nocase)
  and kind in (select value from json_each(?)) order by id limit 2`

/** The org units there are, for whoever names one: whether it exists, and which was probably meant. */
export class KnownUnits {
  private compared = 0
  private readonly known: DataLoader<string, boolean>
  private readonly hints = new Map<string, Promise<string>>()

  constructor(
    private readonly em: EntityManager,
    private readonly viewer: Viewer,
  ) {
    this.known = new DataLoader(async (ids) => {
      const sql = 'select id from orgUnit where id in (select value from json_each(?))'
      const found = new Set((await rowsOf<{ readonly id: string }>(em, sql, [JSON.stringify(ids)])).map(({ id }) => id))
      return ids.map((id) => found.has(id))
    })
  }

  /** Whether there is such a unit; all that are asked for at once take one statement, and the district none. */
  has(id: string): boolean | Promise<boolean> {
    return id === 'district' || this.known.load(id)
  }

  /** Keeps units in mind that were found otherwise, so that nobody looks for them again. */
  found(ids: readonly string[]): void {
    for (const id of ids) this.known.prime(id, true)
  }

  /** Which unit was probably meant, among those the viewer is told of; else where to look. */
  hintFor(id: string): Promise<string> {
    const hint = this.hints.get(id) ?? this.newHint(id)
    this.hints.set(id, hint)
    return hint
  }

  private async newHint(id: string): Promise<string> {
    this.compared += 1
    if (this.compared > mostCompared || id.length > longestId) return lookAtUnits
    return id.includes('/') ? this.nearest(id) : this.withoutKind(id)
  }

  private async nearest(id: string): Promise<string> {
    const [written = '', ...rest] = id.split('/')
    const prefix = Object.hasOwn(kindOfPrefix, written) ? written : nearestName(written, Object.keys(kindOfPrefix))
    const kind = kindOfPrefix[prefix ?? '']
    if (kind === undefined || !this.kinds.includes(kind)) return lookAtUnits
    const wanted = rest.length === 0 ? String(prefix) : `${prefix}/${rest.join('/')}`
    const units = await rowsOf<NamedUnit>(this.em, nearby, [kind, wanted, neighbors, kind, wanted, neighbors])
    const near = nearestUnit(wanted, units)
    if (near !== null) return `Did you mean ${near}?`
    const isShort = units.length > 0 && units.length <= mostListed
    return isShort ? `Known: ${units.map((unit) => unit.id).join(', ')}.` : lookAtUnits
  }

  private async withoutKind(text: string): Promise<string> {
    const units = await rowsOf<NamedUnit>(this.em, byCodeOrName, [text, text, JSON.stringify(this.kinds)])
    const near = units.length === 1 ? units[0]?.id : nearestName(text, ['district', 'state'])
    return near ? `Did you mean ${near}?` : lookAtUnits
  }

  /** Single classes are named to those who are signed in. */
  private get kinds(): readonly OrgUnitKind[] {
    const all = Object.values(OrgUnitKind)
    return this.viewer.kind === 'public' ? all.filter((kind) => kind !== OrgUnitKind.CLASSROOM) : all
  }
}

/** By its code, but for zeros before it; by a code like it; by its name. The kind is no likeness. */
function nearestUnit(wanted: string, units: readonly NamedUnit[]): string | null {
  const code = codeOf(wanted)
  const same = units.find(({ id }) => bare(codeOf(id)) === bare(code))
  if (same !== undefined) return same.id
  const nearCode = nearestName(
    code,
    units.map(({ id }) => codeOf(id)),
  )
  const nearName = nearestName(
    code,
    units.map(({ name }) => name),
  )
  const near = units.find(({ id }) => codeOf(id) === nearCode) ?? units.find(({ name }) => name === nearName)
  return near?.id ?? null
}

function codeOf(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}

function bare(code: string): string {
  return code.toLowerCase().replace(/^0+(?=.)/, '')
}
