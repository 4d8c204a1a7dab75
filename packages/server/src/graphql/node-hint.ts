import { rowsOf } from '../records/sql.js'
import type { Context } from './context.js'
import { hintFor } from './nearest.js'

const planParts = `select id from plan union all select id from priority union all select id from strategy
  union all select id from goal union all select id from action order by id`

/** Kinds of nodes whose ids nobody mistypes, because the API alone gives them. */
const givenTypes: ReadonlySet<string> = new Set(['Observation', 'Import', 'Registration'])

/** What readers call a type of node. */
export function wordFor(type: string, id: string): string {
  if (type === 'OrgUnit') return 'org unit'
  return type === 'Department' && id.includes('/') ? 'node' : type.toLowerCase()
}

/** The id that was probably meant, among those that everybody may list; else where ids come from. */
export async function hintForNode(type: string, id: string, context: Context): Promise<string> {
  if (givenTypes.has(type)) return 'Ids are those the API answered with.'
  if (type === 'OrgUnit') return context.units.hintFor(id)
  return hintFor(id, await candidatesFor(type, id, context))
}

async function candidatesFor(type: string, id: string, { registry, catalogue, em }: Context): Promise<string[]> {
  if (type === 'Indicator') return registry.indicators.map(({ definition }) => definition.id)
  if (type === 'Department' && !id.includes('/')) return catalogue.departments.map((department) => department.id)
  const parts = (await rowsOf<{ readonly id: string }>(em, planParts)).map((part) => part.id)
  const [prefix] = id.split('/')
  const alike = parts.filter((part) => part.startsWith(`${prefix}/`))
  return alike.length > 0 ? alike : parts
}
