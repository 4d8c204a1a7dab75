import { buildSchema } from 'graphql'

export const schema = buildSchema(`
  type Query { goal(key: ID!): Goal }
  type Goal { "The goal's short name" key: ID! sentence: String! }
  type Subscription { countdown(from: Int!): Int! }
`)

export const rootValue = {
  goal: ({ key }: { key: string }) => ({ key, sentence: 'Every student reads by grade three.' }),
  async *countdown({ from }: { from: number }) {
    for (let left = from; left >= 0; left--) yield { countdown: left }
  },
}

export const operations = [
  {
    name: 'OneGoal',
    query: 'query OneGoal($key: ID!) {\n  goal(key: $key) {\n    key\n    sentence\n  }\n}',
    variables: { key: 'reading' },
  },
  { name: 'Countdown', query: 'subscription Countdown {\n  countdown(from: 3)\n}' },
]
