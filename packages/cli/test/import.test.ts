import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { startFakeServer } from './fake-server.js'
import { planwright } from './planwright.js'
import { type Scenario, step } from './scenario.js'

function sha256(text: string) {
  return createHash('sha256').update(text).digest('hex')
}

describe('planwright import', () => {
  let folder: string
  let rates: string
  let counts: string
  let stop: (() => Promise<void>) | undefined

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'planwright-cli-'))
    rates = join(folder, 'rates.csv')
    counts = join(folder, 'más counts & co.csv')
    await writeFile(rates, 'school,rate\n01,70.7\n')
    await writeFile(counts, 'school,count\n01,12\n')
    await mkdir(join(folder, 'older'))
  })

  after(() => rm(folder, { recursive: true }))

  afterEach(async () => {
    await stop?.()
    stop = undefined
  })

  async function serve(scenario: Scenario) {
    const server = await startFakeServer(scenario)
    stop = server.stop
    return server
  }

  it('sends every file under its own name and starts one import of them all', async () => {
    const { url, received } = await serve({ steps: [step({})] })
    await planwright(['import', 'demo.rates', rates, counts, '--url', url])
    expect(received.files).to.deep.equal([
      { name: 'rates.csv', text: 'school,rate\n01,70.7\n', type: 'application/octet-stream' },
      { name: 'más counts & co.csv', text: 'school,count\n01,12\n', type: 'application/octet-stream' },
    ])
    expect(JSON.parse(JSON.stringify(received.inputs))).to.deep.equal([
      {
        dataset: 'demo.rates',
        files: [
          { sha256: sha256('school,rate\n01,70.7\n'), name: 'rates.csv' },
          { sha256: sha256('school,count\n01,12\n'), name: 'más counts & co.csv' },
        ],
        dryRun: false,
        acceptPartial: false,
        scope: [],
        confirm: [],
      },
    ])
  })

  it('sends the CSV files of a folder, and nothing else in it', async () => {
    const export12 = join(folder, 'export')
    await mkdir(export12)
    for (const name of ['users.csv', 'orgs.csv', 'notes.txt']) await writeFile(join(export12, name), 'sourcedId\n')
    const { url, received } = await serve({ steps: [step({})] })
    await planwright(['import', 'roster', export12, '--url', url])
    expect(received.files.map(({ name }) => name)).to.deep.equal(['orgs.csv', 'users.csv'])
    expect(received.inputs.map(({ dataset, files }) => [dataset, files.length])).to.deep.equal([['roster', 2]])
  })

  it('ends with 0 and prints the counts when every row is accepted', async () => {
    const running = step({ state: 'RUNNING', phase: 'reading', done: 1 })
    const { url } = await serve({ steps: [running, step({ read: 3_600_000, accepted: 3_600_000, changed: 12 })] })
    const { status, out, err } = await planwright(['import', 'demo.rates', rates, '--url', url])
    expect(out).to.equal('Read 3,600,000 rows: 3,600,000 accepted, 0 rejected, 12 changed.\n')
    expect(err).to.equal('sending rates.csv\nreading\nwriting\n')
    expect(status).to.equal(0)
  })

  it('ends with 1 and prints each reject with its place, cause and remedy when the import is refused', async () => {
    const nodes = [
      { file: 'rates.csv', line: 2, column: 'rate', value: '7O.7', cause: 'It is no number.', remedy: 'Use digits.' },
      { file: 'rates.csv', line: null, column: null, value: null, cause: 'A column is missing.', remedy: null },
    ]
    const refused = { accepted: 1, rejected: 2, changed: 0, rejects: { totalCount: 1200, nodes } }
    const { url } = await serve({ steps: [step({ state: 'REFUSED', ...refused })] })
    const { status, out } = await planwright(['import', 'demo.rates', rates, '--url', url])
    expect(out.split('\n')).to.deep.equal([
      'Read 3 rows: 1 accepted, 2 rejected, 0 changed.',
      'Nothing was changed: correct these rows, or accept the others with --partial.',
      'rates.csv:2, column rate, value "7O.7": It is no number. Use digits.',
      'rates.csv: A column is missing.',
      'and 1,198 more.',
      '',
    ])
    expect(status).to.equal(1)
  })

  it('ends with 1 when only a part was accepted, as asked', async () => {
    const { url, received } = await serve({ steps: [step({ accepted: 2, rejected: 1, changed: 2 })] })
    const { status, out } = await planwright(['import', 'demo.rates', rates, '--partial', '--url', url])
    expect(received.inputs.map((input) => input.acceptPartial)).to.deep.equal([true])
    expect(out).to.equal('Read 3 rows: 2 accepted, 1 rejected, 2 changed.\n')
    expect(status).to.equal(1)
  })

  it('says that a dry run wrote nothing', async () => {
    const { url, received } = await serve({ steps: [step({ read: 1, accepted: 1, changed: 1 })] })
    const { status, out } = await planwright(['import', 'demo.rates', rates, '--dry-run', '--url', url])
    expect(received.inputs.map((input) => input.dryRun)).to.deep.equal([true])
    expect(out).to.equal(
      'Read 1 row: 1 accepted, 0 rejected, 1 would change.\nThis was a dry run; nothing was written.\n',
    )
    expect(status).to.equal(0)
  })

  const noUnits = { totalCount: 0, nodes: [] }
  const loss = {
    state: 'UNCONFIRMED',
    accepted: 1,
    changed: 1204,
    effects: {
      totalCount: 2,
      nodes: [
        {
          dataset: 'demo.rates',
          schoolYear: '2015-16',
          before: 1204,
          after: 1,
          added: 0,
          altered: 1,
          removed: 1203,
          losing: { totalCount: 7, nodes: [{ unit: 'school/07', rows: 412 }] },
          gaining: { totalCount: 1, nodes: [{ unit: 'school/70', rows: 1 }] },
        },
        {
          dataset: 'demo.rates',
          schoolYear: '2016-17',
          before: 9,
          after: 9,
          added: 0,
          altered: 0,
          removed: 0,
          losing: noUnits,
          gaining: noUnits,
        },
      ],
    },
    confirmations: [
      {
        key: 'loses-rows:2015-16:1203-of-1204',
        message: '2015-16 would lose 1,203 of its 1,204 rows.',
        remedy: 'Send all rows.',
      },
    ],
  } as const

  it('ends with 1 and says what each year loses, and the command that confirms it', async () => {
    const { url } = await serve({ steps: [step(loss)] })
    const { status, out } = await planwright(['import', 'demo.rates', counts, '--for', 'school=0 8', '--url', url])
    expect(out.split('\n')).to.deep.equal([
      'Read 3 rows: 1 accepted, 0 rejected, 1,204 would change.',
      '2015-16  1,204 rows before, 1 after (+0 ~1 -1,203)',
      '  school/07 loses all of its 412 rows',
      '  and 6 more',
      '  school/70 is new, with 1 row',
      '1 other school year stays as it was.',
      'Nothing was changed yet, because this import needs your confirmation.',
      '- 2015-16 would lose 1,203 of its 1,204 rows. Send all rows.',
      'If this is what you want, run:',
      `  npx planwright import demo.rates '${counts}' --for 'school=0 8' --url ${url} --confirm loses-rows:2015-16:1203-of-1204`,
      '',
    ])
    expect(status).to.equal(1)
  })

  it('says after a dry run what the import would ask, and ends with 1', async () => {
    const { url } = await serve({ steps: [step({ ...loss, state: 'DONE' })] })
    const { status, out } = await planwright(['import', 'demo.rates', rates, '--dry-run', '--url', url])
    expect(out).to.contain('The import would ask you to confirm:\n- 2015-16 would lose 1,203 of its 1,204 rows.')
    expect(status).to.equal(1)
  })

  it('sends the scope and what is confirmed', async () => {
    const { url, received } = await serve({ steps: [step({})] })
    const scope = ['--for', 'school=08', '--for', 'month=2016-10']
    await planwright(['import', 'demo.rates', rates, ...scope, '--url', url, '--confirm', 'one', 'two'])
    expect(JSON.parse(JSON.stringify(received.inputs[0]))).to.deep.include({
      scope: [
        { name: 'school', value: '08' },
        { name: 'month', value: '2016-10' },
      ],
      confirm: ['one', 'two'],
    })
  })

  it('ends with 1 and gives the reason when the import fails', async () => {
    const problem = { code: 'DISK_FULL', path: null, message: 'The disk is full.', remedy: 'Make room.' }
    const failed = { accepted: 0, changed: 0, problems: [problem] }
    const { url } = await serve({ steps: [step({ state: 'FAILED', ...failed })] })
    const { status, out } = await planwright(['import', 'demo.rates', rates, '--url', url])
    expect(out).to.contain('The import failed; nothing was changed.\nDISK_FULL: The disk is full. Make room.\n')
    expect(status).to.equal(1)
  })

  it('ends with 1 when the rows are in but could not be calculated', async () => {
    const problem = {
      code: 'CALCULATION_FAILED',
      path: null,
      message: 'The rows were imported, but rates could not be calculated (log id 7).',
      remedy: 'Look for that id.',
    }
    const { url } = await serve({ steps: [step({ problems: [problem] })] })
    const { status, out } = await planwright(['import', 'demo.rates', rates, '--url', url])
    expect(out.split('\n')).to.deep.equal([
      'Read 3 rows: 3 accepted, 0 rejected, 3 changed.',
      'The rows are in, but not everything that follows from them is done.',
      'CALCULATION_FAILED: The rows were imported, but rates could not be calculated (log id 7). Look for that id.',
      '',
    ])
    expect(status).to.equal(1)
  })

  it('prints the first warnings and how many there are, and ends with 0', async () => {
    const node = {
      file: 'rates.csv',
      line: 2,
      column: 'rate',
      value: '70.7',
      cause: 'It is not 12 / 17.',
      remedy: null,
    }
    const { url } = await serve({ steps: [step({ warnings: { totalCount: 1200, nodes: [node] } })] })
    const { status, out } = await planwright(['import', 'demo.rates', rates, '--url', url])
    expect(out.split('\n')).to.deep.equal([
      'Read 3 rows: 3 accepted, 0 rejected, 3 changed.',
      '1,200 warnings, which stop nothing:',
      'rates.csv:2, column rate, value "70.7": It is not 12 / 17.',
      'and 1,199 more.',
      '',
    ])
    expect(status).to.equal(0)
  })

  it('ends with 1 and prints the problems when the server will not start the import', async () => {
    const problem = {
      code: 'UNKNOWN_DATASET',
      path: 'input.dataset',
      message: 'No such dataset.',
      remedy: 'Try rates.',
    }
    const { url } = await serve({ problems: [problem] })
    const { status, out } = await planwright(['import', 'demo.rate', rates, '--url', url])
    expect(out).to.contain('UNKNOWN_DATASET at input.dataset: No such dataset. Try rates.\n')
    expect(status).to.equal(1)
  })

  it('draws a bar where a person watches', async () => {
    const { url } = await serve({ steps: [step({ state: 'RUNNING', done: 1, total: 2 }), step({})] })
    const { status, err } = await planwright(['import', 'demo.rates', rates, '--url', url], true)
    expect(err).to.contain('100% sending rates.csv').and.to.contain('100% writing')
    expect(status).to.equal(0)
  })

  it('names every file that cannot be read and sends none', async () => {
    const { url, received } = await serve({ steps: [step({})] })
    const missing = join(folder, 'raets.csv')
    const { status, err } = await planwright([
      'import',
      'demo.rates',
      rates,
      missing,
      join(folder, 'older'),
      '--url',
      url,
    ])
    expect(err).to.contain(`There is no file ${missing}; ${join(folder, 'older')} is a folder without a CSV file.`)
    expect(received.files).to.deep.equal([])
    expect(status).to.equal(2)
  })

  it('says how to start the server when none answers', async () => {
    const { url, stop: leave } = await startFakeServer({})
    await leave()
    const { status, err } = await planwright(['import', 'demo.rates', rates, '--url', url])
    expect(err).to.contain(`Planwright does not answer at ${url}. Start it with "npm start"`)
    expect(status).to.equal(2)
  })

  it('ends with 2 when the server does not take a file', async () => {
    const { url, received } = await serve({ refuseFiles: 507 })
    const { status, err } = await planwright(['import', 'demo.rates', rates, '--url', url])
    expect(err).to.contain('The server did not take rates.csv (507')
    expect(received.inputs).to.deep.equal([])
    expect(status).to.equal(2)
  })

  it('ends with 2 when the connection breaks before the import has ended', async () => {
    const { url } = await serve({ steps: [step({ state: 'RUNNING' })], breakOff: true })
    const { status, err } = await planwright(['import', 'demo.rates', rates, '--url', url])
    expect(err).to.contain('broke off').and.to.contain('importing the same files twice changes nothing')
    expect(status).to.equal(2)
  })

  it('ends with 2 when the server falls silent before the import has ended', async () => {
    const { url } = await serve({ steps: [step({ state: 'RUNNING' })] })
    const { status, err } = await planwright(['import', 'demo.rates', rates, '--url', url])
    expect(err).to.contain('The server stopped reporting before the import had ended')
    expect(status).to.equal(2)
  })
})
