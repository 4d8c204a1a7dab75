import { expect } from 'chai'
import { undoImport } from '../support/taking-back.js'
import { TestServer } from '../support/test-server.js'
import { Asker, attempted, importDistrict, importStudents, indicator, viewer, year } from './district.js'

interface Figure {
  readonly value: number | null
  readonly reason: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly people: number | null
  readonly status: { readonly level: string; readonly because: string }
}

const latest = `query ($orgUnit: ID!, $group: ID!) { indicator(id: "${indicator}") {
  latest(orgUnit: $orgUnit, group: $group) { value reason numerator denominator people status { level because } }
} }`

/** Everything that a reader without record access can read of the indicator. */
const everything = `{ indicator(id: "${indicator}") {
  latest { id value reason numerator denominator people computedAt dataThrough }
  series { id value people }
  breakdown(by: "englishLearner") { id value reason numerator people }
  comparison(orgUnits: ["school/0", "school/1", "school/2", "school/3"]) { id value orgUnit { id } }
}
observations(filter: { indicators: ["${indicator}"] }, first: 500) { totalCount nodes { id value reason people computedAt } }
restatements(filter: { indicators: ["${indicator}"] }) { totalCount }
grid(input: { indicators: ["${indicator}"], level: SCHOOL, groups: ["all", "englishLearner"] }, first: 100) { totalCount nodes { cells { value reason } } } }`

describe('a release', () => {
  let server: TestServer
  let asker: Asker

  before(async () => {
    server = await TestServer.start()
    asker = await Asker.of(server.server)
    await importDistrict(server)
  })

  after(() => server.stop())

  const figure = async (role: 'public' | 'administrator', orgUnit = 'district', group = 'all') =>
    (await asker.ask<{ indicator: { latest: Figure } }>(viewer(role), latest, { orgUnit, group })).indicator.latest

  it('is awaited by readers without record access, in a sentence', async () => {
    const { value, reason, people, status } = await figure('public')
    expect({ value, reason, people, level: status.level }).to.deep.equal({
      value: null,
      reason: 'NOT_YET_DUE',
      people: null,
      level: 'AWAITING',
    })
    expect(status.because).to.include('once those of their period are released')
    expect(await figure('administrator')).to.include({ numerator: 88, denominator: 419 })
  })

  it('refuses a period without figures, and what is no period', async () => {
    expect((await asker.release('2031-32')).problems).to.deep.equal([{ code: 'RELEASE_EMPTY' }])
    expect((await asker.release('2021')).problems).to.deep.equal([{ code: 'ARGUMENT_INVALID' }])
  })

  it('shows the public rounded counts and the share of them', async () => {
    expect((await asker.release(year)).problems).to.deep.equal([])
    expect(await figure('public')).to.include({
      numerator: 90,
      denominator: 420,
      people: 420,
      value: 21.4,
      reason: null,
    })
    expect(await figure('administrator')).to.include({ numerator: 88, denominator: 419 })
  })

  it('hides what is about fewer than ten', async () => {
    expect(await figure('public', 'school/3')).to.include({
      value: null,
      reason: 'SUPPRESSED',
      numerator: null,
      people: null,
    })
  })

  it('is made once: the same period again is refused without a reason', async () => {
    expect(await asker.release(year)).to.deep.equal({ release: null, problems: [{ code: 'RELEASE_EXISTS' }] })
  })

  it('keeps every public answer as it was, to the byte, while students leave one at a time', async () => {
    const before = JSON.stringify(await asker.ask(viewer('public'), everything))
    for (const left of [1, 2, 3]) {
      await importStudents(server, left)
      expect(JSON.stringify(await asker.ask(viewer('public'), everything))).to.equal(before)
    }
    expect(await figure('administrator')).to.include({ numerator: 85, denominator: 416 })
  })

  it('keeps them too while imports are taken back and brought back', async () => {
    const before = JSON.stringify(await asker.ask(viewer('public'), everything))
    const { data } = await server.ask<{ imports: readonly { readonly id: string }[] }>('{ imports { id } }')
    const undone: string[] = []
    for (const { id } of data.imports.slice(0, 2)) undone.push((await undoImport(server, id)).id)
    expect(await figure('administrator')).to.include({ numerator: 86, denominator: 417 })
    expect(JSON.stringify(await asker.ask(viewer('public'), everything))).to.equal(before)
    for (const id of undone) await undoImport(server, id)
    expect(await figure('administrator')).to.include({ numerator: 85, denominator: 416 })
    expect(JSON.stringify(await asker.ask(viewer('public'), everything))).to.equal(before)
  })

  it('is not corrected for a few: a correction leaves figures as they were where fewer than ten more or less are counted', async () => {
    const before = await asker.ask<{ indicator: object }>(viewer('public'), everything)
    expect((await asker.release(year, 'Three students had left.')).release?.number).to.equal(2)
    expect(await asker.ask(viewer('public'), everything)).to.deep.equal(before)
  })

  it('is corrected with a reason where ten or more are counted otherwise, and lists that as a restatement', async () => {
    await importStudents(server, 20)
    expect((await asker.release(year, 'Twenty students had left.')).release?.number).to.equal(3)
    expect(await figure('public')).to.include({ numerator: 70, denominator: 400, value: 17.5 })
    const { restatements } = await asker.ask<{ restatements: { nodes: object[] } }>(
      viewer('public'),
      `{ restatements(filter: { indicators: ["${indicator}"], orgUnits: ["district"], groups: ["all"], periods: ["${year}"] }) {
        nodes { before { value numerator } after { value numerator } } } }`,
    )
    expect(restatements.nodes).to.deep.equal([
      { before: { value: 21.4, numerator: 90 }, after: { value: 17.5, numerator: 70 } },
    ])
  })

  it('can be altered or deleted by nobody, not even in the records', async () => {
    const attempts = ['update released_observation set value = 1, reason = null', 'delete from released_observation']
    for (const sql of [...attempts, 'delete from figure_release', 'update figure_release set number = 9']) {
      expect(await attempted(server, sql), sql).to.equal('refused')
    }
  })
})
