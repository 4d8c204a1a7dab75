import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { planwright } from '../support/planwright-command.js'
import { asOf, type Question } from '../support/random-question.js'
import { answersOf, lateRows, questionsAbout, standingIn } from '../support/saved-answers.js'
import { importSynthetic, type SyntheticFile, writeSynthetic } from '../support/synthetic.js'
import { newFolder, TestServer } from '../support/test-server.js'

/** What restoring a backup that was taken under writes came to. */
export interface RestoredAnswers {
  readonly saved: number
  /** Answers about the backup's moment that the restored server gives otherwise. */
  readonly differAsOf: number
  /** Those that the restored server gives otherwise when it is asked for what is known now. */
  readonly differNow: number
  /** Answers that the server gives otherwise now: its writers changed something after the backup. */
  readonly movedOn: number
  /** Writes that ended while the backup was made. */
  readonly writes: Readonly<Record<'imports' | 'targets' | 'releases', number>>
}

const attendance = 'culture-climate.attendance'
const indicator = 'culture-climate.chronic-absenteeism'

/** Backs up a server while others import, set targets and release, restores that, and compares so many answers. */
export async function backUpUnderWrites(questions: number): Promise<RestoredAnswers> {
  const folder = await newFolder()
  const [data, backups, restored] = ['data', 'backups', 'restored'].map((name) => join(folder.path, name)) as string[]
  const start = (path = '') => TestServer.start(path, { figuresFolder: null })
  let server = await start(data)
  try {
    const files = (await writeSynthetic(join(folder.path, 'files'), 40)).filter(isOfThisTest)
    await importSynthetic(server, files)
    const writers = new Writers(server, await attendanceIn(files))
    const ended = await writers.during(() => planwright('backup', '--data', data ?? '', '--to', backups ?? ''))
    expect(ended.complained, 'what the backup complained of').to.not.match(/[A-Z]{3}/)
    expect(ended.status).to.equal(0)
    expect(ended.said, 'a moment between two imports').to.not.contain('had not ended')
    const moment = /as of (\S+Z)/.exec(ended.said)?.[1] ?? ''
    const list = questionsAbout(await standingIn(server), questions, 2018)
    const then = (one: Question) => asOf(one, moment)
    const saved = await answersOf(server, list.map(then))
    const movedOn = differences(saved, await answersOf(server, list))
    await server.stop()
    expect((await planwright('restore', backups ?? '', '--data', restored ?? '')).status).to.equal(0)
    server = await start(restored)
    const differAsOf = differences(saved, await answersOf(server, list.map(then)))
    const differNow = differences(saved, await answersOf(server, list))
    return { saved: saved.length, differAsOf, differNow, movedOn, writes: writers.counts }
  } finally {
    await server.stop()
    await folder.remove()
  }
}

function isOfThisTest({ dataset }: SyntheticFile): boolean {
  return /^(roster|culture-climate|teaching-learning)\./.test(dataset)
}

async function attendanceIn(files: readonly SyntheticFile[]): Promise<string> {
  return readFile(files.find(({ dataset }) => dataset === attendance)?.path ?? '', 'utf8')
}

function differences(saved: readonly string[], given: readonly string[]): number {
  return saved.filter((one, index) => given[index] !== one).length
}

/** People who write without a pause, each their own kind of thing. */
class Writers {
  readonly counts = { imports: 0, targets: 0, releases: 0 }
  private goesOn = true

  constructor(
    private readonly server: TestServer,
    private readonly attendance: string,
  ) {}

  /** Lets all of them write until the work is done and what they began as well; the first writes come before it. */
  async during<Done>(work: () => Promise<Done>): Promise<Done> {
    const first = this.everyKind()
    await first
    const writing = Promise.all([
      this.repeat('imports', (time) => this.import(time)),
      this.repeat('targets', (time) => this.setTarget(time)),
      this.repeat('releases', (time) => this.release(time)),
    ])
    try {
      return await work()
    } finally {
      this.goesOn = false
      await writing
    }
  }

  private async everyKind(): Promise<void> {
    await Promise.all([this.import(0), this.setTarget(0), this.release(0)])
  }

  private async repeat(kind: keyof Writers['counts'], write: (time: number) => Promise<unknown>): Promise<void> {
    for (let time = 1; this.goesOn; time += 1) {
      await write(time)
      this.counts[kind] += 1
    }
  }

  private async import(time: number): Promise<void> {
    const content = time % 2 === 0 ? lateRows(this.attendance) : this.attendance
    const ended = (await importText(this.server, attendance, content)).at(-1)
    expect(ended?.state, JSON.stringify(ended)).to.equal('DONE')
  }

  private async setTarget(time: number): Promise<void> {
    const input = { indicator, value: 5 + (time % 20), by: '2021-22', reason: { en: 'We can.' } }
    const mutation = 'mutation ($input: TargetInput!) { setTarget(input: $input) { problems { code } } }'
    await this.done(mutation, { input })
  }

  private async release(time: number): Promise<void> {
    const mutation = `mutation ($reason: String) {
      publishRelease(period: "2016-17", reason: $reason) { problems { code } } }`
    await this.done(mutation, { reason: time === 0 ? null : `Correction ${time}.` })
  }

  private async done(mutation: string, variables: object): Promise<void> {
    interface Payload {
      readonly problems: readonly { readonly code: string }[]
    }
    const { data, errors } = await this.server.ask<Readonly<Record<string, Payload>>>(mutation, variables)
    expect([errors ?? [], ...Object.values(data).map(({ problems }) => problems)].flat()).to.deep.equal([])
  }
}

/** The figures in lines. */
export function answersLine({ saved, differAsOf, differNow, movedOn, writes }: RestoredAnswers): string {
  const { imports, targets, releases } = writes
  return [
    `      ${saved} saved answers: ${differAsOf} differ as of the backup's moment, ${differNow} differ now`,
    `      meanwhile ${imports} imports, ${targets} targets, ${releases} releases; ${movedOn} answers of the first server moved on`,
  ].join('\n')
}
