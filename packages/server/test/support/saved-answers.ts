import { type Question, randomQuestion, type Subjects } from './random-question.js'
import { seeded } from './synthetic.js'
import type { TestServer } from './test-server.js'

/** A figure as it stands in the records. */
export interface Standing {
  readonly id: number
  readonly place: string
  readonly said: string
}

const standing = `select id, indicator || ' ' || orgUnit || ' ' || groupKey || ' ' || period as place,
  json_array(version, value, reason, numerator, denominator, people, dataThrough) as said
  from observation where supersededAt is null`

/** How many questions are asked at the same time. */
const atOnce = 20

/** The figures that stand now. */
export function standingIn({ server }: TestServer): Promise<readonly Standing[]> {
  return server.records.em.getConnection().execute(standing)
}

/** Questions by chance about figures that stand, the same for the same seed. */
export function questionsAbout(stood: readonly Standing[], count: number, seed: number): readonly Question[] {
  const subjects = subjectsOf(stood)
  const random = seeded(seed)
  return Array.from({ length: count }, () => randomQuestion(random, subjects))
}

function subjectsOf(stood: readonly Standing[]): Subjects {
  const parts = stood.map(({ place }) => place.split(' '))
  const each = (part: number) => [...new Set(parts.map((one) => one[part] ?? ''))].sort()
  return { indicators: each(0), orgUnits: each(1), groups: each(2), periods: each(3) }
}

/** What a server answers to questions, as text. */
export async function answersOf(server: TestServer, questions: readonly Question[]): Promise<readonly string[]> {
  const found: string[] = []
  for (let index = 0; index < questions.length; index += atOnce)
    found.push(...(await Promise.all(questions.slice(index, index + atOnce).map((one) => answerOf(server, one)))))
  return found
}

async function answerOf(server: TestServer, { query, variables }: Question): Promise<string> {
  const { data, errors } = await server.ask<object>(query, variables)
  if (errors) throw new Error(JSON.stringify(errors))
  return JSON.stringify(data)
}

/** Attendance as it is sent again later: some days corrected, and the days of one student that came late. */
export function lateRows(csv: string): string {
  const [header = '', ...rows] = csv.trimEnd().split('\n')
  const random = seeded(3)
  const corrected = rows.map((row) => (random() < 0.02 ? row.replace(/true$/, 'false') : row))
  const [late] = rows
  const again = rows.filter((row) => row.split(',')[0] === late?.split(',')[0]).map((row) => `LATE${row}`)
  return `${[header, ...corrected, ...again].join('\n')}\n`
}
