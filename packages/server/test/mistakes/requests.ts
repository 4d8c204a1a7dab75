import { asked, type Mistake, sent, subscribed } from './mistake.js'

const json = { 'content-type': 'application/json' }
const repeated = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const tooLarge = (place: string) => ({ code: 'QUERY_TOO_LARGE', place })
const invalid = (place: string, near?: string) => ({
  code: 'GRAPHQL_VALIDATION_FAILED',
  place,
  ...(near === undefined ? {} : { near }),
})
const badInput = (place: string, near?: string) => ({
  code: 'BAD_USER_INPUT',
  place,
  ...(near === undefined ? {} : { near }),
})
const back = (times: number) =>
  `{ departments { ${'indicators { nodes { department { '.repeat(times)} id ${'} } } '.repeat(times)} } }`

const grammar: readonly Mistake[] = [
  asked('a brace that is missing', '{ plan { key }', { code: 'GRAPHQL_PARSE_FAILED', place: 'line 1' }),
  asked('a misspelt field', '{ plan { titel } }', invalid('line 1', 'title')),
  asked('a misspelt argument', '{ orgUnits(knd: SCHOOL) { totalCount } }', invalid('line 1', 'kind')),
  asked('a misspelt value of an enum', '{ orgUnits(kind: SCHOOLS) { totalCount } }', invalid('line 1', 'SCHOOL')),
  asked(
    'a misspelt level of a grid',
    '{ grid(input: { indicators: [], level: SCHOL }) { totalCount } }',
    invalid('line 1', 'SCHOOL'),
  ),
  asked(
    'a misspelt part of an input',
    '{ observations(filter: { orgUnit: ["district"] }) { totalCount } }',
    invalid('line 1', 'orgUnits'),
  ),
  asked('an argument that is missing', '{ indicator { id } }', invalid('line 1', 'id')),
  asked('a field without its parts', '{ plan }', invalid('line 1')),
  asked('a misspelt type', 'query ($id: IDD!) { indicator(id: $id) { id } }', invalid('line 1', 'ID')),
  asked('a moment that is none', '{ observations(filter: { asOf: "soon" }) { totalCount } }', invalid('line 1')),
  asked(
    'a misspelt enum in a variable',
    'query ($kind: OrgUnitKind) { orgUnits(kind: $kind) { totalCount } }',
    badInput('$kind', 'SCHOOL'),
    { kind: 'SCHOL' },
  ),
  asked('a text for a number', 'query ($first: Int!) { orgUnits(first: $first) { totalCount } }', badInput('$first'), {
    first: 'ten',
  }),
  asked('a variable that is missing', 'query ($id: ID!) { indicator(id: $id) { id } }', badInput('$id')),
  sent(
    'a misspelt operation',
    '/graphql',
    {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ query: 'query Plan { plan { key } }', operationName: 'Pln' }),
    },
    { code: 'OPERATION_RESOLUTION_FAILURE', place: 'Pln' },
  ),
]

const limits: readonly Mistake[] = [
  asked('a page of a negative number', '{ orgUnits(first: -1) { totalCount } }', {
    code: 'ARGUMENT_INVALID',
    place: 'orgUnits',
  }),
  asked('a page of too many rows', '{ observations(first: 1001) { totalCount } }', {
    code: 'ARGUMENT_INVALID',
    place: 'observations',
  }),
  asked('too many aliases', `{ ${repeated(16, (index) => `a${index}: plan { key }`)} }`, tooLarge('Aliases')),
  asked('too many tokens', `{ ${repeated(600, () => 'plan { key }')} }`, tooLarge('tokens')),
  asked(
    'too many directives',
    `{ plan { ${repeated(6, (index) => `key @include(if: true) a${index}: title`)} } }`,
    tooLarge('irectives'),
  ),
  asked('too many levels', back(4), tooLarge('epth')),
  asked(
    'too many rows of rows',
    back(2).replaceAll('indicators', 'indicators(first: 100)'),
    tooLarge('too much at once'),
  ),
  asked(
    'a list of too many names',
    'query ($ids: [ID!]) { observations(filter: { orgUnits: $ids }) { totalCount } }',
    { code: 'ARGUMENT_TOO_LONG', place: '$ids' },
    { ids: Array.from({ length: 501 }, (_, index) => `school/${index}`) },
  ),
  asked(
    'a name of too many characters',
    'query ($id: ID!) { orgUnit(id: $id) { id } }',
    { code: 'ARGUMENT_TOO_LONG', place: '$id' },
    { id: 'x'.repeat(10_001) },
  ),
  asked(
    'more unknown names than are told one by one',
    'query ($ids: [ID!]) { observations(filter: { orgUnits: $ids }) { totalCount } }',
    { code: 'NAMES_UNKNOWN', place: 'observations.filter.orgUnits' },
    { ids: Array.from({ length: 100 }, (_, index) => `school/none-${index}`) },
  ),
]

const sending: readonly Mistake[] = [
  sent(
    'JSON that is cut off',
    '/graphql',
    { method: 'POST', headers: json, body: '{"query": "{ plan' },
    { code: 'JSON_MALFORMED', place: 'body' },
  ),
  sent(
    'a body that is empty',
    '/graphql',
    { method: 'POST', headers: json, body: '' },
    { code: 'JSON_MALFORMED', place: 'body' },
  ),
  sent(
    'a body without a query',
    '/graphql',
    { method: 'POST', headers: json, body: '{}' },
    { code: 'BAD_REQUEST', place: 'body' },
  ),
  sent(
    'a batch',
    '/graphql',
    { method: 'POST', headers: json, body: '[{"query":"{ plan { key } }"}]' },
    { code: 'BAD_REQUEST', place: 'batching' },
  ),
  sent(
    'variables as a text',
    '/graphql',
    { method: 'POST', headers: json, body: '{"query":"{ plan { key } }","variables":"{}"}' },
    { code: 'BAD_REQUEST', place: 'variables' },
  ),
  sent(
    'a hash that is not of the operation',
    '/graphql',
    {
      method: 'POST',
      headers: json,
      body: JSON.stringify({
        query: '{ plan { key } }',
        extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } },
      }),
    },
    { code: 'BAD_REQUEST', place: 'sha' },
  ),
  sent(
    'a body of another type',
    '/graphql',
    { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'a' },
    { code: 'CONTENT_TYPE_UNSUPPORTED', place: 'content type' },
  ),
  sent(
    'a change by GET',
    `/graphql?query=${encodeURIComponent('mutation { cancelImport(id: "x") { problems { code } } }')}`,
    { headers: { 'apollo-require-preflight': '1' } },
    { code: 'BAD_REQUEST', place: 'GET' },
  ),
  sent(
    'a method that is not supported',
    '/graphql',
    { method: 'PUT' },
    { code: 'METHOD_NOT_ALLOWED', place: '/graphql', near: 'POST' },
  ),
  sent('a misspelt address', '/graphq', {}, { code: 'ADDRESS_UNKNOWN', place: '/graphq', near: '/graphql' }),
  sent(
    'a token that is none',
    '/graphql',
    { method: 'POST', headers: { ...json, authorization: 'Bearer none' }, body: '{"query":"{ plan { key } }"}' },
    { code: 'TOKEN_REFUSED', place: 'token' },
  ),
]

const onSockets: readonly Mistake[] = [
  subscribed('to follow an import that is none', 'subscription { importProgress(id: "import/none") { state } }', {
    code: 'IMPORT_NOT_FOUND',
    place: 'importProgress',
  }),
  subscribed('a misspelt field on a WebSocket', '{ plan { titel } }', invalid('line 1', 'title')),
  subscribed('a brace that is missing on a WebSocket', '{ plan { key }', {
    code: 'GRAPHQL_PARSE_FAILED',
    place: 'line 1',
  }),
  subscribed('a misspelt period on a WebSocket', '{ observations(filter: { periods: ["2016"] }) { totalCount } }', {
    code: 'ARGUMENT_INVALID',
    place: 'observations',
    near: '2016-17',
  }),
]

/** Requests that are written or sent wrong, or ask for too much. */
export const requestsMistaken: readonly Mistake[] = [...grammar, ...limits, ...sending, ...onSockets]
