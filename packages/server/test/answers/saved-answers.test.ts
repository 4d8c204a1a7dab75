import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hartfordFolder } from '@planwright/hartford'
import { expect } from 'chai'
import { pluginsIn } from '../support/edited-plugins.js'
import { importText } from '../support/importing.js'
import { asOf, type Question } from '../support/random-question.js'
import { answersOf, lateRows, questionsAbout, type Standing, standingIn } from '../support/saved-answers.js'
import { importSynthetic, type SyntheticFile, writeSynthetic } from '../support/synthetic.js'
import { newFolder, TestServer } from '../support/test-server.js'

const questions = 1000
const students = 40
const edit = {
  indicator: 'culture-climate.chronic-absenteeism',
  numerator: 'count(*) filter (where missed >= 0.15 * days)',
}

/** The roster of schools after every third moved to the next one's zone. */
function movedSchools(csv: string): string {
  const [header = '', ...rows] = csv.trimEnd().split('\n')
  const names = header.split(',')
  const cells = rows.map((row) => row.split(','))
  const moved = cells.map((row, index) => {
    const next = index % 3 === 0 ? (cells[index + 1] ?? row) : row
    return row.map((cell, column) => (/^zone/.test(names[column] ?? '') ? (next[column] ?? cell) : cell))
  })
  return `${[header, ...moved.map((row) => row.join(','))].join('\n')}\n`
}

describe('a thousand saved answers', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let server: TestServer
  let files: readonly SyntheticFile[]
  let saved: readonly { readonly question: Question; readonly said: string }[]
  let stood: readonly Standing[]
  let judgedBefore: ReadonlyMap<string, string>
  let moment: string

  const start = (planFile: string, plugins: string) =>
    TestServer.start(join(folder.path, 'data'), {
      planFile,
      pluginsFolder: join(folder.path, plugins),
      figuresFolder: null,
    })
  const judgements = async () => {
    const query = `{ observations(filter: { orgUnits: ["district"], groups: ["all"] }, first: 1000) {
      totalCount nodes { id status { level because } } } }`
    interface Judged {
      readonly observations: { readonly nodes: readonly { readonly id: string; readonly status: object }[] }
    }
    const { nodes } = (await server.ask<Judged>(query)).data.observations
    return new Map(nodes.map(({ id, status }) => [id, JSON.stringify(status)]))
  }

  before(async () => {
    folder = await newFolder()
    await pluginsIn(join(folder.path, 'plugins'))
    await pluginsIn(join(folder.path, 'edited'), edit)
    const written = await writeSynthetic(join(folder.path, 'files'), students)
    files = written.filter(({ dataset }) => /^(roster|culture-climate|teaching-learning)\./.test(dataset))
    server = await start(join(hartfordFolder, 'plan.yaml'), 'plugins')
    await importSynthetic(server, files)
    stood = await standingIn(server)
    const list = questionsAbout(stood, questions, 2018)
    judgedBefore = await judgements()
    moment = new Date().toISOString()
    const first = await answersOf(server, list)
    saved = list.map((question, index) => ({ question, said: first[index] ?? '' }))
  })

  after(async () => {
    await server?.stop()
    await folder.remove()
  })

  it('are given again word for word as of their moment, after late rows, moved schools, edited definitions and targets', async () => {
    await changeEverything()
    const again = await answersOf(
      server,
      saved.map(({ question }) => asOf(question, moment)),
    )
    const some = saved.slice(0, 200)
    const now = await answersOf(
      server,
      some.map(({ question }) => question),
    )
    const different = saved.filter(({ said }, index) => again[index] !== said)
    const moved = some.filter(({ said }, index) => now[index] !== said)
    console.log(
      `      ${saved.length} answers, ${different.length} other as of then; of the first ${some.length}, ${moved.length} are other today`,
    )
    expect(different).to.deep.equal([])
    expect(moved.length).to.be.greaterThan(some.length / 10)
  })

  it('are followed by a list of every restatement, and of nothing else', async () => {
    const after = new Map((await standingIn(server)).map(({ place, said }) => [place, said]))
    const expected = stood.filter(({ place, said }) => after.get(place) !== said).map(({ id }) => `observation/${id}`)
    const listed = await allRestatements()
    const replaced = listed.filter(({ causes }) => !causes.includes('TARGET_EDITED'))
    const known = new Set(stood.map(({ id }) => `observation/${id}`))
    const first = replaced.map(({ before: { id } }) => id).filter((id) => known.has(id))
    const judged = listed.filter(({ causes }) => causes.includes('TARGET_EDITED')).map(({ before: { id } }) => id)
    const judgedNow = await judgements()
    const otherStatus = [...judgedBefore].filter(([id, status]) => judgedNow.has(id) && judgedNow.get(id) !== status)
    console.log(`      ${expected.length} figures and ${otherStatus.length} statuses restated, ${listed.length} listed`)
    expect(first.sort()).to.deep.equal(expected.sort())
    expect(judged.filter((id) => judgedBefore.has(id)).sort()).to.deep.equal(otherStatus.map(([id]) => id).sort())
    expect(new Set(listed.flatMap(({ causes }) => causes))).to.include.all.keys(
      'NEW_DATA',
      'NEW_DEFINITION',
      'TARGET_EDITED',
    )
  })

  async function changeEverything(): Promise<void> {
    const textOf = (dataset: string) => readFile(files.find((file) => file.dataset === dataset)?.path ?? '', 'utf8')
    await importText(server, 'roster.schools', movedSchools(await textOf('roster.schools')))
    await importText(server, 'culture-climate.attendance', lateRows(await textOf('culture-climate.attendance')))
    await server.stop()
    const planFile = join(folder.path, 'plan.yaml')
    await cp(join(hartfordFolder, 'plan.yaml'), planFile)
    const plan = await readFile(planFile, 'utf8')
    const edits = plan.replace('change: 9\n', 'change: 12\n').replace('change: -7\n', 'change: -2\n')
    expect(edits).to.not.equal(plan)
    await writeFile(planFile, edits)
    server = await start(planFile, 'edited')
  }

  interface Listed {
    readonly id: string
    readonly causes: readonly string[]
    readonly before: { readonly id: string }
  }

  async function allRestatements(): Promise<readonly Listed[]> {
    interface Answered {
      readonly restatements: {
        readonly totalCount: number
        readonly nodes: readonly Listed[]
        readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
      }
    }
    const query = `query ($since: DateTimeISO!, $after: String) { restatements(since: $since, first: 1000, after: $after) {
      totalCount pageInfo { endCursor hasNextPage } nodes { id causes before { id } } } }`
    const found: Listed[] = []
    let after: string | null = null
    let total = 0
    do {
      const { restatements }: Answered = (await server.ask<Answered>(query, { since: moment, after })).data
      found.push(...restatements.nodes)
      total = restatements.totalCount
      after = restatements.pageInfo.hasNextPage ? restatements.pageInfo.endCursor : null
    } while (after !== null)
    expect(new Set(found.map(({ id }) => id)).size).to.equal(total)
    expect(found).to.have.length(total)
    return found
  }
})
