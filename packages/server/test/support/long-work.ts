import type { Client } from './client.js'
import { shortLoans } from './registering.js'

/** What takes a second or more to be answered. */
export interface LongWork {
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** Fifteen replays, one after the other. */
export async function manyReplays(server: Client): Promise<LongWork> {
  const { data } = await server.ask<{ indicators: { nodes: { latest: { id: string } | null }[] } }>(
    '{ indicators(first: 50) { nodes { latest { id } } } }',
  )
  const ids = data.indicators.nodes.flatMap(({ latest }) => (latest?.id.startsWith('observation/') ? [latest.id] : []))
  const replays = Array.from(
    { length: 15 },
    (_, index) => `a${index}: replay(observation: "${ids[index % ids.length]}") { same }`,
  )
  return { query: `{ ${replays.join(' ')} }`, variables: {} }
}

/** The preview of a definition that brings thirty examples along. */
export function longPreview(): LongWork {
  const input = shortLoans({
    id: 'culture-climate.often-there',
    advances: ['goals/chronic-absenteeism'],
    value: {
      ratio: {
        of: 'culture-climate.attendance',
        numerator: 'count(*) filter (where present)',
        denominator: 'count(*)',
      },
    },
    examples: Array.from({ length: 30 }, (_, absent) => exampleOf(absent)),
  })
  return {
    query: 'query ($input: IndicatorInput!) { previewIndicator(input: $input) { movedValues } }',
    variables: { input },
  }
}

/** One day in school, and so many that were missed. */
function exampleOf(absent: number) {
  const days = Array.from({ length: absent + 1 }, (_, day) => day)
  const attendance = days.map((day) => ({
    student: `student-${day}`,
    school: 'north',
    date: '2018-10-01',
    present: day === 0,
  }))
  return {
    when: `${absent} are not there`,
    given: { attendance },
    then: { value: Math.round(1000 / (absent + 1)) / 10 },
  }
}
