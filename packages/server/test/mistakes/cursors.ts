import { shortLoans } from '../support/registering.js'
import type { TestServer } from '../support/test-server.js'
import type { Mistake } from './mistake.js'
import { saidIn } from './said.js'

const absenteeism = 'culture-climate.chronic-absenteeism'
const page = 'first: 1, after: $after) { totalCount pageInfo { endCursor hasNextPage } }'

/** Every list that is read page by page, by its name in the schema: a question for a page of it. */
export const lists: Readonly<Record<string, string>> = {
  'Query.indicators': `{ list: indicators(${page} }`,
  'Query.orgUnits': `{ list: orgUnits(${page} }`,
  'Query.observations': `{ list: observations(${page} }`,
  'Query.restatements': `{ list: restatements(${page} }`,
  'Query.registrations': `{ list: registrations(${page} }`,
  'Query.releases': `{ list: releases(${page} }`,
  'Query.grid': `{ list: grid(input: { indicators: ["${absenteeism}"], level: SCHOOL }, ${page} }`,
  'Department.indicators': `{ of: department(id: "teaching-learning") { list: indicators(${page} } }`,
  'OrgUnit.children': `{ of: orgUnit(id: "district") { list: children(${page} } }`,
  'TargetPreview.moves': `{ of: previewTarget(input: { indicator: "${absenteeism}", by: "2030-31", value: 1, reason: { en: "x" } }) { list: moves(${page} } }`,
  'IndicatorPreview.moves': `{ of: previewIndicator(input: $input) { list: moves(${page} } }`,
}

/** Asks for the page of a list that follows a cursor. */
export async function pageOf(server: TestServer, list: string, after: string | null): Promise<unknown> {
  const query = lists[list] ?? ''
  const declared = query.includes('$input') ? '($after: String, $input: IndicatorInput!)' : '($after: String)'
  const variables = { after, ...(query.includes('$input') ? { input: shortLoans({ id: 'finance.short-loans' }) } : {}) }
  const response = await server.post({ query: `query ${declared} ${query}`, variables }, server.tokenFor())
  return response.json()
}

const wrong: Readonly<Record<string, string>> = {
  'is empty': '',
  'is none': 'soon',
  'is of another list': Buffer.from(JSON.stringify(['plans', '00000000', 1])).toString('base64url'),
}

/** A cursor that is no cursor of its list, for each list. */
export const cursorsMistaken: readonly Mistake[] = Object.keys(lists).flatMap((list) =>
  Object.entries(wrong).map(([what, cursor]) => ({
    what: `a cursor of ${list} that ${what}`,
    make: async (server: TestServer) => saidIn(await pageOf(server, list, cursor)),
    code: 'CURSOR_INVALID',
    place: 'list',
  })),
)
