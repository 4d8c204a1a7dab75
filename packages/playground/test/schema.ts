import { buildSchema, GraphQLError } from 'graphql'

/** The token that the site takes for an analyst's. */
export const token = 'an-analyst'

/** What a request or a WebSocket says about who asks. */
export interface Asker {
  readonly authorization: string | undefined
}

export const schema = buildSchema(`
  type Query { goal(key: ID!): Goal viewer: Viewer! }
  type Goal { "The goal's short name" key: ID! sentence: String! }
  type Viewer { subject: ID! roles: [String!]! }
  type Subscription { countdown(from: Int!): Int! asker: String! }
`)

export const rootValue = {
  goal: ({ key }: { key: string }) => ({ key, sentence: 'Every student reads by grade three.' }),
  viewer: (_: unknown, { authorization }: Asker) => {
    if (authorization !== `Bearer ${token}`)
      throw new GraphQLError('The token was not accepted.', { extensions: { remedy: 'Ask for another.' } })
    return { subject: 'ana', roles: ['PUBLIC', 'ANALYST'] }
  },
  async *countdown({ from }: { from: number }) {
    for (let left = from; left >= 0; left--) yield { countdown: left }
  },
  async *asker(_: unknown, { authorization = 'nobody' }: Asker) {
    yield { asker: authorization }
  },
}

export const operations = [
  {
    name: 'OneGoal',
    query: 'query OneGoal($key: ID!) {\n  goal(key: $key) {\n    key\n    sentence\n  }\n}',
    variables: { key: 'reading' },
  },
  { name: 'Countdown', query: 'subscription Countdown {\n  countdown(from: 3)\n}' },
  { name: 'Asker', query: 'subscription Asker {\n  asker\n}' },
]
