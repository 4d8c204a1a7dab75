import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { startLibrary } from '../support/library-district.js'
import { standingIn } from '../support/saved-answers.js'
import { beginEmptying, beginUndo, endOf, newestImport, undoImport } from '../support/taking-back.js'
import { TestServer } from '../support/test-server.js'

const header = 'student,school,schoolYear,loan,days,onTime'
const loansOf = (year: string, inTime: number) =>
  Array.from({ length: 4 }, (_, index) => `${index},12,${year},${index},5,${index < inTime}`)

interface Figures {
  readonly indicator: { readonly series: readonly object[] }
}

describe('taking an import back', () => {
  let server: Awaited<ReturnType<typeof startLibrary>>
  let right: string
  let wrong: string
  let undo: string
  let known: { readonly at: string; readonly said: string }

  const load = async (...rows: readonly string[]) => {
    const progress = await importText(server, 'library.loans', `${[header, ...rows].join('\n')}\n`)
    expect(progress.at(-1)?.state).to.equal('DONE')
    return newestImport(server)
  }
  const figures = async (asOf: string | null = null) => {
    const query = `query ($asOf: DateTimeISO) { indicator(id: "library.returned") {
      series(asOf: $asOf) { period value receipt status { level } }
    } }`
    const { data, errors } = await server.ask<Figures>(query, { asOf })
    expect(errors).to.equal(undefined)
    return data.indicator.series
  }

  before(async () => {
    server = await startLibrary()
    right = await load(...loansOf('2016-17', 2))
    wrong = await load(...loansOf('2016-17', 1), ...loansOf('2017-18', 4))
    known = { at: new Date().toISOString(), said: JSON.stringify(await figures()) }
  })

  after(() => server.stop())

  it('is tried without a trace: a dry run says which rows would change', async () => {
    const ended = await endOf(server, await beginUndo(server, wrong, 'A try.', true))
    expect(ended).to.deep.include({ state: 'DONE', changed: 5 })
    expect(ended.effects.nodes).to.deep.equal([
      { schoolYear: '2016-17', before: 4, after: 4, added: 0, altered: 1, removed: 0 },
      { schoolYear: '2017-18', before: 4, after: 0, added: 0, altered: 0, removed: 4 },
    ])
    expect(JSON.stringify(await figures())).to.equal(known.said)
  })

  it('gives the figures before it, which rest on the earlier import and the undo', async () => {
    const ended = await undoImport(server, wrong)
    undo = ended.id
    expect(ended).to.deep.include({ state: 'DONE', changed: 5, problems: [] })
    const [figure, ...others] = await figures()
    expect(figure).to.deep.include({ period: '2016-17', value: 50, receipt: [right, undo].sort() })
    expect(others).to.deep.equal([])
  })

  it('leaves what was said at an earlier moment as it was said', async () => {
    expect(JSON.stringify(await figures(known.at))).to.equal(known.said)
  })

  it('is the cause of every figure that it changed or withdrew', async () => {
    const query = `query ($since: DateTimeISO) { restatements(since: $since, filter: { indicators: ["library.returned"] }) { nodes {
      causes because before { period value } after { value } imports { id kind reason undoes { id } }
    } } }`
    const { data } = await server.ask<{ restatements: { nodes: readonly object[] } }>(query, { since: known.at })
    const imports = [{ id: undo, kind: 'UNDO', reason: 'The file was another one.', undoes: { id: wrong } }]
    const because = 'Imported data were taken back.'
    const own = data.restatements.nodes.filter((node) => JSON.stringify(node).includes('"value":25'))
    expect(own).to.deep.equal([
      { causes: ['TAKEN_BACK'], because, before: { period: '2016-17', value: 25 }, after: { value: 50 }, imports },
    ])
    const withdrawn = data.restatements.nodes.filter((node) => JSON.stringify(node).includes('2017-18'))
    expect(withdrawn.length).to.be.greaterThan(0)
    for (const node of withdrawn)
      expect(node).to.deep.include({ causes: ['WITHDRAWN', 'TAKEN_BACK'], after: null, imports })
  })

  it('shows at the import, and replays the figure from what is left', async () => {
    const query = `query ($wrong: ID!, $right: ID!) {
      wrong: import(id: $wrong) { undoneBy { id } } right: import(id: $right) { undoneBy { id } }
    }`
    const { data } = await server.ask(query, { wrong, right })
    expect(data).to.deep.equal({ wrong: { undoneBy: { id: undo } }, right: { undoneBy: null } })
    const [standing] = await standingIn(server)
    const replay = `query ($id: ID!) { replay(observation: $id) { possible same imports } }`
    const replayed = await server.ask<{ replay: object }>(replay, { id: `observation/${standing?.id}` })
    expect(replayed.data.replay).to.deep.include({ possible: true, same: true, imports: [right] })
  })

  it('is refused twice, without a reason, for a trial and for an id that nobody knows', async () => {
    const tried = (await server.ask<{ imports: { id: string; dryRun: boolean }[] }>('{ imports { id dryRun } }')).data
    const trial = tried.imports.find(({ dryRun }) => dryRun)?.id ?? ''
    const said = async (id: string, reason?: string) =>
      (await beginUndo(server, id, reason)).problems.map(({ code, path }) => `${code} ${path}`)
    expect(await said(wrong)).to.deep.equal(['IMPORT_UNDONE id'])
    expect(await said(right, '  ')).to.deep.equal(['REASON_MISSING reason'])
    expect(await said(trial)).to.deep.equal(['IMPORT_WITHOUT_CHANGE id'])
    const near = `${right.slice(0, -1)}${right.endsWith('x') ? 'y' : 'x'}`
    const { problems } = await beginUndo(server, near)
    expect(problems[0]).to.deep.include({ code: 'IMPORT_MISNAMED', path: ['id'] })
    expect(problems[0]?.remedy).to.contain(`Did you mean ${right}?`)
  })

  it('is undone like an import, and emptied years are too', async () => {
    await undoImport(server, undo)
    expect((await figures()).length).to.equal(2)
    const input = { dataset: 'library.loans', schoolYear: '2017-18', reason: 'No such year.' }
    const emptied = await endOf(server, await beginEmptying(server, input))
    expect(emptied).to.deep.include({ state: 'DONE', changed: 4 })
    expect((await figures()).map((figure) => ('period' in figure ? figure.period : ''))).to.deep.equal(['2016-17'])
    const again = await endOf(server, await beginEmptying(server, input))
    expect(again.state).to.equal('REFUSED')
    expect(again.problems[0]).to.deep.include({
      code: 'NOTHING_TO_EMPTY',
      message: 'library.loans has no rows of 2017-18.',
    })
    const odd = await beginEmptying(server, { ...input, dataset: 'library.lones', schoolYear: '2017', reason: '' })
    expect(odd.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).to.deep.equal([
      'DATASET_UNKNOWN input.dataset',
      'ARGUMENT_INVALID input.schoolYear',
      'REASON_MISSING input.reason',
    ])
    await undoImport(server, emptied.id)
    expect((await figures()).length).to.equal(2)
  })

  it('is on the audit trail with its reason', async () => {
    const rows = await server.server.records.em
      .getConnection()
      .execute("select action, details from audit_entry where action in ('import.undo', 'dataset.empty') order by seq")
    expect(rows.map(({ action }) => action)).to.include.members(['import.undo', 'dataset.empty'])
    expect(rows[0]?.details).to.contain('A try.').and.contain(wrong)
  })

  it('names the files that the archive lacks, and changes nothing', async () => {
    const newest = await load(...loansOf('2016-17', 3))
    const { data } = await server.ask<{ import: { files: { sha256: string }[] } }>(
      'query ($id: ID!) { import(id: $id) { files { sha256 } } }',
      { id: right },
    )
    const [file] = data.import.files
    const kept = join(server.folder, 'data', 'archive', file?.sha256.slice(0, 2) ?? '', file?.sha256 ?? '')
    const said = JSON.stringify(await figures())
    const content = `${[header, ...loansOf('2016-17', 2)].join('\n')}\n`
    await rm(kept)
    const { problems } = await beginUndo(server, newest)
    expect(problems[0]).to.deep.include({ code: 'ARCHIVE_FILE_MISSING' })
    expect(problems[0]?.message).to.contain('library.loans.csv').and.contain(right)
    expect(JSON.stringify(await figures())).to.equal(said)
    await server.send('library.loans.csv', content)
    expect((await undoImport(server, newest)).state).to.equal('DONE')
  })

  it('is rebuilt from the archive, with nothing to calculate again', async () => {
    const { folder } = server
    const said = JSON.stringify(await figures())
    await server.server.close()
    await rm(join(folder, 'data', 'facts.duckdb'))
    const places = { planFile: join(folder, 'plan.yaml'), pluginsFolder: join(folder, 'plugins') }
    const next = await TestServer.start(join(folder, 'data'), { ...places, figuresFolder: null, directoryFile: null })
    expect(next.server.report.calculated).to.equal(0)
    // The folder goes with the server that began in it.
    Object.assign(server, { server: next.server, url: next.url, tokenFor: next.tokenFor })
    expect(JSON.stringify(await figures())).to.equal(said)
  })
})
