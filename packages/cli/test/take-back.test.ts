import { expect } from 'chai'
import { startFakeServer } from './fake-server.js'
import { planwright } from './planwright.js'
import { type Scenario, step } from './scenario.js'

const year = {
  dataset: 'demo.rates',
  schoolYear: '2016-17',
  before: 1204,
  after: 1,
  added: 0,
  altered: 1,
  removed: 1203,
}
const listed = {
  id: 'imports/1',
  kind: 'UNDO',
  dataset: 'demo.rates',
  state: 'DONE',
  dryRun: false,
  startedAt: '2026-11-28T16:00:00.000Z',
  changed: 1204,
  reason: 'Another year.',
  files: [],
  undoes: { id: 'imports/0' },
  effects: { totalCount: 1, nodes: [year] },
}

describe('planwright undo', () => {
  let server: Awaited<ReturnType<typeof startFakeServer>>

  afterEach(() => server.stop())

  async function play(scenario: Scenario, ...args: string[]) {
    server = await startFakeServer(scenario)
    return planwright([...args, '--url', server.url])
  }

  const scenario = { steps: [step({ changed: 1204 })], listed: [listed] }

  it('says which rows of which year changed, and how to take that back', async () => {
    const { status, out } = await play(scenario, 'undo', 'imports/0', '--reason', 'Another year.')
    expect(out).to.equal(`1,204 rows changed.
demo.rates 2016-17: 1,204 rows before, 1 after (1 altered, 1,203 removed)
To take this back: npx planwright undo imports/1
`)
    expect(status).to.equal(0)
    expect(server.received.takenBack).to.deep.equal([{ id: 'imports/0', reason: 'Another year.', dryRun: false }])
  })

  it('tries it without changing anything', async () => {
    const { out } = await play(scenario, 'undo', 'imports/0', '--reason', 'A try.', '--dry-run')
    expect(out).to.contain('1,204 rows would change.').and.contain('This was a dry run; nothing was changed.')
    expect(server.received.takenBack).to.deep.equal([{ id: 'imports/0', reason: 'A try.', dryRun: true }])
  })

  it('empties a school year of a dataset', async () => {
    await play(scenario, 'empty', 'demo.rates', '--year', '2016-17', '--reason', 'No such year.')
    const wanted = { dataset: 'demo.rates', schoolYear: '2016-17', reason: 'No such year.', dryRun: false }
    expect(server.received.takenBack.map((one) => ({ ...one }))).to.deep.equal([wanted])
  })

  it('prints why it does not begin', async () => {
    const problem = { code: 'IMPORT_UNDONE', path: 'id', message: 'It was undone.', remedy: 'Undo the undo.' }
    const { status, out } = await play({ problems: [problem] }, 'undo', 'imports/0', '--reason', 'Again.')
    expect(out).to.equal('Nothing was changed.\nIMPORT_UNDONE at id: It was undone. Undo the undo.\n')
    expect(status).to.equal(1)
  })

  it('finds what to undo in the list of imports', async () => {
    const { out } = await play(scenario, 'imports')
    expect(out).to.equal('2026-11-28T16:00:00.000Z  imports/1  undo of imports/0 (Another year.)  done, 1,204 rows\n')
  })
})
