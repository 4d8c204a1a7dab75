import { oneOf } from './synthetic.js'

/** A query with the variable `$asOf`, and the variables that stay the same. */
export interface Question {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** What there is to ask about. */
export interface Subjects {
  readonly indicators: readonly string[]
  readonly orgUnits: readonly string[]
  readonly groups: readonly string[]
  readonly periods: readonly string[]
}

const figure = `fragment figure on Observation {
  id period value reason numerator denominator people dataThrough version computedAt supersededAt receipt
  status { level because } group { id label } orgUnit { id name parent { id } } indicator { id version title unit }
}`

const dimensions = ['race', 'englishLearner', 'disability', 'meal', 'gender', 'grade']

type Ask = (random: () => number, subjects: Subjects) => Question

const onIndicator = (fields: string, declared: string) =>
  `query ($asOf: DateTimeISO, $indicator: ID!, ${declared}) { indicator(id: $indicator) { ${fields} } } ${figure}`

const ways: readonly Ask[] = [
  (random, { indicators, orgUnits, groups }) => ({
    query: onIndicator(
      'latest(orgUnit: $orgUnit, group: $group, asOf: $asOf) { ...figure }',
      '$orgUnit: ID!, $group: ID!',
    ),
    variables: {
      indicator: oneOf(random, indicators),
      orgUnit: oneOf(random, orgUnits),
      group: oneOf(random, groups),
    },
  }),
  (random, { indicators, orgUnits, groups }) => ({
    query: onIndicator(
      'series(orgUnit: $orgUnit, group: $group, every: $every, asOf: $asOf) { ...figure }',
      '$orgUnit: ID!, $group: ID!, $every: Every!',
    ),
    variables: {
      indicator: oneOf(random, indicators),
      orgUnit: oneOf(random, orgUnits),
      group: oneOf(random, groups),
      every: oneOf(random, ['YEAR', 'MONTH']),
    },
  }),
  (random, { indicators, orgUnits }) => ({
    query: onIndicator(
      'breakdown(orgUnit: $orgUnit, by: $by, asOf: $asOf) { ...figure }',
      '$orgUnit: ID!, $by: String!',
    ),
    variables: {
      indicator: oneOf(random, indicators),
      orgUnit: oneOf(random, orgUnits),
      by: oneOf(random, dimensions),
    },
  }),
  (random, { indicators, orgUnits, groups }) => ({
    query: onIndicator(
      'comparison(orgUnits: $orgUnits, group: $group, asOf: $asOf) { ...figure }',
      '$orgUnits: [ID!], $group: ID!',
    ),
    variables: {
      indicator: oneOf(random, indicators),
      orgUnits: random() < 0.3 ? null : Array.from({ length: 6 }, () => oneOf(random, orgUnits)),
      group: oneOf(random, groups),
    },
  }),
  (random, { indicators, orgUnits, groups }) => ({
    query: onIndicator(
      `compare(orgUnit: $orgUnit, group: $group, with: $with, asOf: $asOf) {
        of { ...figure } with { ...figure } difference differenceReason ratio ratioReason basis
      }`,
      '$orgUnit: ID!, $group: ID!, $with: ID!',
    ),
    variables: {
      indicator: oneOf(random, indicators),
      orgUnit: oneOf(random, orgUnits),
      group: oneOf(random, groups),
      with: oneOf(random, groups),
    },
  }),
  (random, { indicators, orgUnits, periods }) => ({
    query: `query ($filter: ObservationFilter!) {
      observations(filter: $filter, first: 20) { totalCount nodes { ...figure } } } ${figure}`,
    variables: {
      filter: {
        indicators: [oneOf(random, indicators)],
        orgUnits: [oneOf(random, orgUnits), oneOf(random, orgUnits)],
        periods: [oneOf(random, periods)],
      },
    },
  }),
  (random, { indicators, groups, periods }) => {
    const chosen = [oneOf(random, indicators), oneOf(random, indicators)]
    const level = oneOf(random, ['ZONE', 'SCHOOL'])
    const input = {
      indicators: [...new Set(chosen)],
      level,
      within: level === 'SCHOOL' ? oneOf(random, ['zone/1', 'zone/2', null]) : null,
      groups: ['all', oneOf(random, groups)],
      periods: random() < 0.5 ? null : [oneOf(random, periods)],
      order: [{ by: 'INDICATOR', indicator: chosen[0], direction: 'DESCENDING' }],
    }
    return {
      query: `query ($input: GridInput!) { grid(input: $input, first: 15) { totalCount
        nodes { orgUnit { id name } group { id } period cells { value reason status { level because } observation { id } } } } }`,
      variables: { input },
    }
  },
  () => ({
    query: `query ($asOf: DateTimeISO) { plan { goals {
      key target(asOf: $asOf) { value by } latest(asOf: $asOf) { ...figure } } } } ${figure}`,
    variables: {},
  }),
]

/** A question by chance, of any kind the API answers. */
export function randomQuestion(random: () => number, subjects: Subjects): Question {
  return oneOf(random, ways)(random, subjects)
}

/** The same question about an earlier moment. */
export function asOf({ query, variables }: Question, moment: string): Question {
  const deeper = Object.fromEntries(
    ['filter', 'input']
      .filter((name) => name in variables)
      .map((name) => [name, { ...(variables[name] as object), asOf: moment }]),
  )
  return { query, variables: { ...variables, ...deeper, asOf: moment } }
}
