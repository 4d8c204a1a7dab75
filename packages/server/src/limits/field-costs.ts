import { largestPage } from '../graphql/connection.js'

/** The arguments of a field, as they come: with their variables and defaults. */
export type Arguments = Readonly<Record<string, unknown>>

/** What a field costs by itself, in milliseconds of one core, and how many rows it answers with. */
export interface FieldCost {
  /** Each time it is answered: its own statements, and what it calculates. */
  readonly work?: number
  /** The same, where it depends on what is asked for: by its own arguments, and by those of the page it is part of. */
  readonly workOf?: (args: Arguments, page: Arguments) => number
  /** Of a list: by the same. */
  readonly rows?: (args: Arguments, page: Arguments) => number
}

/** A field that is only read, and an object that is put together. Measured, as all of these, on 20,000 students. */
export const leafWork = 0.007
export const objectWork = 0.02

/** All that is known of the schema, whichever part is asked for. */
export const introspectionWork = 15

/** How many rows a list without `first` is taken to have. */
export const plainList = 10

/** Other districts, the state and the district itself: what a comparison shows unless told otherwise. */
const districts = 210

/** Looking through all figures that were released, for want of an index of what is asked. */
const wholeTable = 70

/** Finding the figure of a cell, or why there is none. */
const cellWork = 0.03

/** How many rows of a page are asked for. */
export function pageRows({ first }: Arguments): number {
  return Math.min(Math.max(Number(first) || 0, 1), largestPage)
}

/** A filter may fit nothing, and then everything is looked at. */
const filtered = ({ filter }: Arguments): number => (filter ? wholeTable : 5)

const fieldCosts: Readonly<Record<string, FieldCost>> = {
  'Query.grid': { work: 5 },
  'GridRow.cells': {
    workOf: (_args, { input }) => cellWork * lengthIn(input, 'indicators', plainList),
    rows: (_args, { input }) => lengthIn(input, 'indicators', plainList),
  },
  'Query.observations': { workOf: filtered },
  'Query.restatements': { work: 20 },
  'Query.replay': { work: 90 },
  'Query.previewIndicator': { work: 150 },
  'Query.previewTarget': { work: 150 },
  'ObservationConnection.totalCount': { work: wholeTable },
  'RestatementConnection.totalCount': { work: 20 },
  'OrgUnit.children': { work: 0.3 },
  'OrgUnit.latest': { work: 0.04 },
  'Indicator.latest': { work: 0.04 },
  'Indicator.series': { work: 0.2 },
  'Indicator.breakdown': { work: 0.2 },
  'Indicator.compare': { work: 0.3 },
  'Indicator.comparison': { work: 0.3, rows: (args) => lengthIn(args, 'orgUnits', districts) },
  'Observation.explain': { work: 3 },
  'Observation.pooled': { work: 0.04 },
  'Observation.status': { work: 0.04 },
  'GridCell.status': { work: 0.04 },
  'GridCell.observation': { work: 0.01 },
}

/** What a field costs beside its parts; one that nothing is known of costs only what it shows. */
export function costOf(type: string, field: string): FieldCost {
  return fieldCosts[`${type}.${field}`] ?? {}
}

/** How long a list among arguments is. */
function lengthIn(args: unknown, name: string, otherwise: number): number {
  const list: unknown = typeof args === 'object' && args !== null ? Reflect.get(args, name) : null
  return Array.isArray(list) ? list.length : otherwise
}
