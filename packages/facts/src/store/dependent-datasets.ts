import { type Dataset, roster } from '@planwright/sdk'

/** What must be replayed to know the rows of some datasets without one of their imports. */
export interface Replayed {
  /** The datasets whose rows may become others. */
  readonly affected: readonly Dataset[]
  /** The ids that imports of these datasets, and of what they read while they come in, are logged under. */
  readonly logged: ReadonlySet<string>
}

/**
 * The datasets whose rows depend on the imports of a dataset. A OneRoster export fills the whole roster, and keeps what
 * the roster knows; files name districts as `organization.districts` does.
 */
export function replayedWith(dataset: string, all: readonly Dataset[]): Replayed {
  const own = familyOf(dataset)
  const affected = all.filter((one) => own.has(one.id) || (own.has(roster.districts.id) && namesUnits(one)))
  const directory = affected.some(namesUnits) ? [roster.districts.id] : []
  return { affected, logged: new Set([...own, ...affected.map(({ id }) => id), ...directory]) }
}

/** The ids under which rows of the same datasets come in. */
function familyOf(dataset: string): ReadonlySet<string> {
  const { id, datasets } = roster.wholeRoster
  const whole = [id, ...datasets.map((one) => one.id)]
  return new Set(whole.includes(dataset) ? whole : [dataset])
}

function namesUnits({ columns }: Dataset): boolean {
  return Object.values(columns).some(({ kind }) => kind === 'orgUnit')
}
