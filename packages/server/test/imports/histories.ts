import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { startLibrary } from '../support/library-district.js'
import { type Standing, standingIn } from '../support/saved-answers.js'
import { seeded } from '../support/synthetic.js'
import { type Begun, beginEmptying, beginUndo, endOf } from '../support/taking-back.js'
import type { TestServer } from '../support/test-server.js'

/** What random histories of a server came to. */
export interface HistoriesOutcome {
  readonly sequences: number
  readonly steps: number
  readonly undos: number
  /** Moments whose answers were asked for again at the end, as of then. */
  readonly moments: number
  readonly otherAnswers: number
  /** Figures that one step replaced or withdrew. */
  readonly changes: number
  readonly unlisted: number
}

const header = 'student,school,schoolYear,loan,days,onTime'
const years = ['2019-20', '2020-21', '2021-22']

const everything = `query ($asOf: DateTimeISO) {
  returned: indicator(id: "library.returned") { latest(asOf: $asOf) { ...all } series(asOf: $asOf) { ...all } }
  kept: indicator(id: "library.kept") { latest(asOf: $asOf) { ...all } series(asOf: $asOf) { ...all } }
}
fragment all on Observation {
  id value reason numerator denominator people period receipt version dataThrough computedAt supersededAt
  orgUnit { id name } status { level because }
}`

const restated = `query ($since: DateTimeISO, $until: DateTimeISO) {
  restatements(since: $since, until: $until, first: 200) {
    nodes { before { id } after { id } causes imports { id kind } }
  }
}`

interface Restated {
  readonly restatements: {
    readonly nodes: readonly {
      readonly before: { readonly id: string }
      readonly after: { readonly id: string } | null
      readonly causes: readonly string[]
      readonly imports: readonly { readonly id: string; readonly kind: string }[]
    }[]
  }
}

/** Does random imports, emptyings and undos on a server each, and asks afterwards what was known at each moment. */
export async function serverHistories(sequences: number): Promise<HistoriesOutcome> {
  const sums = { steps: 0, undos: 0, moments: 0, otherAnswers: 0, changes: 0, unlisted: 0 }
  for (let seed = 1; seed <= sequences; seed += 1) {
    const server = await startLibrary()
    try {
      const history = new History(server, seed)
      for (let step = 0; step < 6; step += 1) await history.step()
      const outcome = await history.outcome()
      for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += outcome[name]
    } finally {
      await server.stop()
    }
  }
  return { sequences, ...sums }
}

class History {
  private readonly said: { readonly at: string; readonly answer: string }[] = []
  private readonly random: () => number
  private undos = 0
  private changes = 0
  private unlisted = 0

  constructor(
    private readonly server: TestServer,
    seed: number,
  ) {
    this.random = seeded(seed)
  }

  async step(): Promise<void> {
    const since = momentNow()
    const before = await standingIn(this.server)
    await this.change()
    const at = momentNow()
    this.said.push({ at, answer: await this.answer(at) })
    await this.compare(before, await standingIn(this.server), since, at)
  }

  async outcome(): Promise<Omit<HistoriesOutcome, 'sequences'>> {
    let otherAnswers = 0
    for (const { at, answer } of this.said) if ((await this.answer(at)) !== answer) otherAnswers += 1
    const { undos, changes, unlisted } = this
    return { steps: this.said.length, undos, moments: this.said.length, otherAnswers, changes, unlisted }
  }

  private async change(): Promise<void> {
    const ids = await this.undoable()
    const kind = Math.floor(this.random() * 10)
    if (kind < 4 && ids.length > 0) return this.undo(this.oneOf(ids))
    if (kind === 4) {
      const input = { dataset: 'library.loans', schoolYear: this.oneOf(years), reason: 'A random emptying.' }
      await this.ended(await beginEmptying(this.server, input))
      return
    }
    await importText(this.server, 'library.loans', this.loans(), { acceptPartial: this.random() < 0.5 })
  }

  private async undo(id: string): Promise<void> {
    this.undos += 1
    await this.ended(await beginUndo(this.server, id))
  }

  private async ended(begun: Begun): Promise<void> {
    const { state, problems } = await endOf(this.server, begun)
    if (state !== 'DONE' && state !== 'REFUSED') throw new Error(`${state}: ${JSON.stringify(problems)}`)
  }

  /** What was done and stands. */
  private async undoable(): Promise<readonly string[]> {
    const query = '{ imports { id state undoneBy { id } } }'
    const { data } = await this.server.ask<{
      readonly imports: readonly { readonly id: string; readonly state: string; readonly undoneBy: object | null }[]
    }>(query)
    return data.imports.filter(({ state, undoneBy }) => state === 'DONE' && undoneBy === null).map(({ id }) => id)
  }

  /** Loans of some school years; of a few files one row is wrong. */
  private loans(): string {
    const rows = years
      .filter(() => this.random() < 0.6)
      .flatMap((year) =>
        Array.from({ length: 12 }, (_, loan) => `${loan % 4},12,${year},${loan},5,${this.random() < 0.5}`),
      )
    const wrong = this.random() < 0.2 ? ['9,12,2020-21,99,many,true'] : []
    return `${[header, ...rows, ...wrong].join('\n')}\n`
  }

  private async answer(asOf: string): Promise<string> {
    const { data, errors } = await this.server.ask(everything, { asOf })
    expect(errors ?? []).to.deep.equal([])
    return JSON.stringify(data)
  }

  /** Each figure that is another now, or is not there any more, must be a restatement with what did it. */
  private async compare(
    before: readonly Standing[],
    after: readonly Standing[],
    since: string,
    until: string,
  ): Promise<void> {
    const { data } = await this.server.ask<Restated>(restated, { since, until })
    const listed = new Map(data.restatements.nodes.map((node) => [node.before.id, node]))
    const now = new Map(after.map((one) => [one.place, one]))
    for (const one of before) {
      const other = now.get(one.place)
      if (other?.said === one.said) continue
      this.changes += 1
      const node = listed.get(`observation/${one.id}`)
      const isListed = node !== undefined && (node.after?.id ?? null) === (other ? `observation/${other.id}` : null)
      if (!isListed || node.imports.length === 0) this.unlisted += 1
    }
  }

  private oneOf<One>(all: readonly One[]): One {
    return all[Math.floor(this.random() * all.length)] as One
  }
}

/** No step begins in the millisecond in which the one before it ended. */
function momentNow(): string {
  const start = Date.now()
  while (Date.now() === start);
  return new Date(start).toISOString()
}

/** Prints what the histories came to, and fails where an answer is another or a change is not listed. */
export async function askHistories(sequences: number): Promise<void> {
  const { steps, undos, moments, otherAnswers, changes, unlisted } = await serverHistories(sequences)
  console.log(
    `      ${sequences} sequences of ${steps} imports, emptyings and undos (${undos} undos): ${moments} moments asked for again, ${otherAnswers} answered otherwise; ${changes} figures changed, ${unlisted} of them not listed as restated`,
  )
  expect({ otherAnswers, unlisted }).to.deep.equal({ otherAnswers: 0, unlisted: 0 })
  expect(undos).to.be.greaterThan(0)
  expect(changes).to.be.greaterThan(0)
}
