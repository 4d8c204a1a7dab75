import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ServerError, type Settings } from '@planwright/server'
import { importText } from '../support/importing.js'
import { fillLibrary, loansOf, writeLibraryDistrict } from '../support/library-district.js'
import { seeded } from '../support/synthetic.js'
import { newFolder, TestServer } from '../support/test-server.js'
import { type Copies, type Damage, damages } from './damaged-folder.js'

/** What became of a start over a damaged folder. */
export interface Outcome {
  readonly damage: string
  /** The answers are those of the folder before it was damaged (or of the time its records are of), or the start was refused. */
  readonly kind: 'repaired' | 'untouched' | 'refused' | 'WRONG'
  /** Why it was repaired or refused, or what was wrong. */
  readonly because: string
}

const questions = [
  `{ observations(first: 1000) { totalCount nodes { id value reason numerator denominator people dataThrough computedAt } } }`,
  `{ imports { id dataset state read accepted rejected changed startedAt finishedAt files { name sha256 } } }`,
  `{ indicator(id: "library.returned") { targetHistory { value by } series { period value } latest { id value status { level because } } } }`,
  `{ plan { goals { key latest { value } } } orgUnits(first: 1000) { totalCount nodes { id name } } }`,
]
const replayed = `{ indicator(id: "library.returned") { latest { id } series { id } } }`
const replay = `query ($id: ID!) { replay(observation: $id) { possible same value because imports } }`

interface Saved {
  readonly answers: string
  /** What figures come to when they are worked out again from the facts' log and the archive. */
  readonly replays: string
}

/** A small district's data folder, and the copies that pieces of it are taken from. */
class Folders {
  private constructor(
    readonly root: string,
    readonly settings: Partial<Settings>,
    readonly copies: Copies,
    readonly saved: readonly Saved[],
  ) {}

  static async in(root: string): Promise<Folders> {
    const settings = await writeLibraryDistrict(root)
    const [base, older, other, killed] = [
      join(root, 'base'),
      join(root, 'older'),
      join(root, 'other'),
      join(root, 'killed'),
    ]
    const before = await served(base, settings, fillLibrary)
    await cp(base, older, { recursive: true })
    const saved = await served(base, settings, changeAll, [], () => cp(base, killed, { recursive: true }))
    await served(join(root, 'another'), settings, async (server) => {
      await importText(server, 'library.loans', loansCsv('2020-21', 40))
      await cp(join(root, 'another'), other, { recursive: true })
    })
    return new Folders(root, settings, { older, other, killed }, [saved, before])
  }

  /** Starts a server over a damaged copy of the folder, and looks at what it answers. */
  async start(damage: Damage, random: () => number): Promise<Outcome> {
    const folder = join(this.root, 'damaged')
    await rm(folder, { recursive: true, force: true })
    await cp(join(this.root, 'base'), folder, { recursive: true })
    await damage.do(folder, this.copies, random)
    const said: string[] = []
    try {
      const found = await served(folder, this.settings, async () => undefined, said)
      return { damage: damage.name, ...this.judged(found, said) }
    } catch (error) {
      return { damage: damage.name, ...refusal(error) }
    }
  }

  private judged({ answers, replays }: Saved, said: readonly string[]): Pick<Outcome, 'kind' | 'because'> {
    const known = this.saved.find((one) => one.answers === answers)
    const rebuilt = said.find((line) => line.includes('They are rebuilt')) ?? null
    if (known === undefined) return { kind: 'WRONG', because: `other answers; the log says: ${said.join(' | ')}` }
    if (known.replays !== replays && !/archive/.test(replays))
      return { kind: 'WRONG', because: `other replays: ${replays}` }
    return rebuilt === null
      ? { kind: 'untouched', because: '' }
      : { kind: 'repaired', because: rebuilt.replace(this.root, '') }
  }
}

function refusal(error: unknown): Pick<Outcome, 'kind' | 'because'> {
  if (error instanceof ServerError && error.remedy !== '') return { kind: 'refused', because: error.code }
  return { kind: 'WRONG', because: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

/** Serves a folder, does some work, and saves what the server answers then. */
async function served(
  folder: string,
  settings: Partial<Settings>,
  work: (server: TestServer) => Promise<unknown>,
  said: string[] = [],
  atEnd: () => Promise<unknown> = async () => undefined,
): Promise<Saved> {
  const log = { info: (line: string) => void said.push(line), unexpected: (error: unknown) => note(said, error) }
  const server = await TestServer.start(folder, settings, undefined, log)
  try {
    await work(server)
    const saved = await savedOf(server)
    await atEnd()
    return saved
  } finally {
    await server.stop()
  }
}

function note(said: string[], error: unknown): string {
  said.push(String(error))
  return 'log-id'
}

async function savedOf(server: TestServer): Promise<Saved> {
  const answers = []
  for (const question of questions) answers.push(await server.ask<object>(question))
  interface Figures {
    readonly indicator: { readonly latest: { readonly id: string } | null; readonly series: readonly { id: string }[] }
  }
  const { indicator } = (await server.ask<Figures>(replayed)).data
  const replays = []
  for (const { id } of indicator.series) replays.push(await server.ask<object>(replay, { id }))
  return { answers: JSON.stringify(answers), replays: JSON.stringify(replays) }
}

/** Later rows, a moved school and a target, so that the folder has a past. */
async function changeAll(server: TestServer): Promise<void> {
  await importText(server, 'library.loans', loansCsv('2021-22', 70))
  await importText(
    server,
    'roster.schools',
    'school,schoolYear,name,zone\n1,2021-22,School One,0\n2,2021-22,School 2,0\n',
  )
  await importText(server, 'library.loans', loansCsv('2019-20', 60))
  const input = { indicator: 'library.returned', value: 75, by: '2021-22', reason: { en: 'We can.' } }
  await server.ask('mutation ($input: TargetInput!) { setTarget(input: $input) { problems { code } } }', { input })
}

function loansCsv(schoolYear: string, count: number): string {
  const rows = loansOf(schoolYear)
    .slice(0, count)
    .map(({ student, school, loan, days, onTime }) => [student, school, schoolYear, loan, days, onTime].join(','))
  return ['student,school,schoolYear,loan,days,onTime', ...rows].join('\n')
}

/** Starts a server over so many folders, each damaged in its own way; kinds of damage take turns. */
export async function startOverDamaged(starts: number, seed: number): Promise<readonly Outcome[]> {
  const root = await newFolder()
  const random = seeded(seed)
  try {
    const folders = await Folders.in(root.path)
    const outcomes: Outcome[] = []
    for (let round = 0; round < starts; round += 1) {
      const damage = damages[Math.floor((round * damages.length) / Math.min(starts, damages.length)) % damages.length]
      if (damage !== undefined) outcomes.push(await folders.start(damage, random))
    }
    return outcomes
  } finally {
    await root.remove()
  }
}

/** The figures: a line for all, and one for each kind of damage. */
export function linesOf(outcomes: readonly Outcome[]): string {
  const count = (kind: Outcome['kind']) => outcomes.filter((one) => one.kind === kind).length
  const sums = `${count('repaired')} repaired, ${count('refused')} refused, ${count('untouched')} as they were`
  const each = new Set(outcomes.map(({ damage, kind, because }) => `${damage}: ${kind} ${because.slice(0, 60)}`))
  const lines = [`${outcomes.length} starts over damaged folders: ${sums}, ${count('WRONG')} wrong`, ...each]
  return lines.map((line) => `      ${line}`).join('\n')
}
