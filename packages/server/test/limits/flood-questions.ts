import { type Body, bodyOf, type Operation } from '../support/flood.js'

const many = (count: number, name = 'school') => Array.from({ length: count }, (_, index) => `${name}/${index}`)

const grid = `query WideGrid($indicators: [ID!]!, $groups: [ID!]!, $first: Int!) {
  grid(first: $first, input: { indicators: $indicators, level: SCHOOL, groups: $groups }) {
    totalCount nodes { orgUnit { name } group { label } cells { value reason status { level because } } } } }`

const comparison = `query WideComparison($orgUnits: [ID!]) {
  indicators(first: 100) { nodes { comparison(orgUnits: $orgUnits) { value orgUnit { name } } } } }`

const filter = `query WideFilter($orgUnits: [ID!], $groups: [ID!]) {
  observations(filter: { orgUnits: $orgUnits, groups: $groups }) { totalCount nodes { id value } } }`

/** The operations of the flood, as a server would list them. */
export const floodOperations = { grid, comparison, filter }

/**
 * What stopped the site once (a wide grid, 20,000 ids, a filter of 50,000), and beside each the dearest of its kind that is
 * still answered. No two are the same, so that none is answered with what is known already.
 */
export function floodOf(indicators: readonly string[]): readonly ((turn: number) => Operation | Body)[] {
  const some = (turn: number, count: number) =>
    Array.from({ length: count }, (_, index) => indicators[(turn + index) % indicators.length] ?? '')
  const groups = (turn: number) => ['all', 'race', 'grade', `none-${turn}`]
  const widest = bodyOf({ query: grid, variables: { indicators, groups: ['all', 'race', 'grade'], first: 1000 } })
  const longest = bodyOf({ query: comparison, variables: { orgUnits: many(20_000) } })
  const fullest = bodyOf({ query: filter, variables: { orgUnits: many(50_000), groups: null } })
  return [
    () => widest,
    (turn) => ({ query: grid, variables: { indicators: some(turn, 5), groups: groups(turn), first: 150 } }),
    () => longest,
    (turn) => ({ query: comparison, variables: { orgUnits: many(60 + (turn % 20)) } }),
    () => fullest,
    (turn) => ({ query: filter, variables: { orgUnits: null, groups: [`none-${turn}`] } }),
  ]
}

/** What a page of the public asks: the goals, and an indicator at a school. Each turn asks something else. */
export function questionOf(indicators: readonly string[]): (turn: number) => Operation {
  const query = `query PublicPage($indicator: ID!, $orgUnit: ID!) {
    plan { goals { text target { value by } latest { period value reason status { level because } } } }
    indicator(id: $indicator) { title latest(orgUnit: $orgUnit) { period value reason }
      series(orgUnit: $orgUnit) { period value } breakdown(orgUnit: $orgUnit, by: "race") { value reason } } }`
  return (turn) => ({
    query,
    variables: { indicator: indicators[turn % indicators.length], orgUnit: `school/${turn}` },
  })
}
