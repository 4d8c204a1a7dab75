import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { startImport } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'

const progress = `subscription ($id: ID!) { importProgress(id: $id) {
  state read accepted rejected changed
  rejects(first: 100) { totalCount nodes { file line column value code cause remedy } }
} }`

interface Reject {
  readonly file: string
  readonly line: number | null
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly cause: string
  readonly remedy: string
}

interface Ended {
  readonly state: string
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  readonly rejects: { readonly totalCount: number; readonly nodes: readonly Reject[] }
}

const attendance = 'culture-climate.attendance'
const good = 'student,school,date,present\n0012,0007,2021-09-30,true\n0013,0007,2021-09-30,no\n'
const more = (line: string) => `${good}${line}\n`

const graduation = 'teaching-learning.graduation'
const title = 'Four-Year Graduation Rates, 2016-17\n"All Districts, All Students"\n'

interface Corrupt {
  readonly what: string
  readonly dataset?: string
  readonly content: string | Buffer
  /** The line, the column, the value and the code of each reject. */
  readonly rejects: readonly (readonly [number | null, string | null, string | null, string])[]
}

const corrupt: readonly Corrupt[] = [
  {
    what: 'a zero byte',
    content: more('1\u0000,7,2021-10-01,true'),
    rejects: [[4, null, '1\u0000,7,2021-10-01,true', 'NUL_BYTE']],
  },
  {
    what: 'Latin-1',
    content: Buffer.from(more('\xe9,7,2021-10-01,true'), 'latin1'),
    rejects: [[4, null, '\ufffd,7,2021-10-01,true', 'NOT_UTF8']],
  },
  {
    what: 'a torn quote',
    content: more('"1,7,2021-10-01,true'),
    rejects: [[4, null, '"1,7,2021-10-01,true', 'TORN_QUOTE']],
  },
  { what: 'a ragged row', content: more('1,7,2021-10-01'), rejects: [[4, null, '1,7,2021-10-01', 'RAGGED_ROW']] },
  { what: 'a file cut off', content: `${good}1,7,2021-1`, rejects: [[4, null, '1,7,2021-1', 'RAGGED_ROW']] },
  {
    what: 'a duplicate header',
    content: 'student,school,date,present,date\n1,7,2021-10-01,true,2021-10-01\n',
    rejects: [[1, null, 'date', 'DUPLICATE_COLUMN']],
  },
  {
    what: 'a spreadsheet date',
    content: more('1,7,10/01/2021,true'),
    rejects: [[4, 'date', '10/01/2021', 'EXCEL_DATE']],
  },
  {
    what: 'an id that became a number',
    content: more('1.2E+11,7,2021-10-01,true'),
    rejects: [[4, 'student', '1.2E+11', 'ID_AS_NUMBER']],
  },
  {
    what: 'a code that lost its leading zeros',
    dataset: graduation,
    content: `${title}District,District Code,Four-Year Cohort Count\nEast Hartford School District,430011,500\n`,
    rejects: [[4, 'orgUnit', '430011', 'UNKNOWN_ORG_UNIT']],
  },
  { what: 'an empty file', content: '', rejects: [[null, null, null, 'EMPTY_FILE']] },
]

describe('a corrupt file that is sent to the server', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  const imported = async (dataset: string, content: string | Buffer, options: object = {}): Promise<Ended> => {
    const file = await server.send('from-school.csv', content)
    expect(file.sha256, 'what the archive keeps').to.equal(createHash('sha256').update(content).digest('hex'))
    const started = await startImport(server, { dataset, files: [file], ...options })
    const said = await server.everythingOf<{ importProgress: Ended }>(progress, { id: started.import?.id })
    const end = said.at(-1)?.importProgress
    if (end === undefined) throw new Error('The import said nothing.')
    expect(end.read, 'read').to.equal(end.accepted + end.rejected)
    return end
  }

  for (const { what, dataset = attendance, content, rejects } of corrupt)
    it(`is refused whole because of ${what}, with the file, the line, the column, the value, the cause and the remedy`, async () => {
      const end = await imported(dataset, content)
      expect(end.state).to.equal('REFUSED')
      const { nodes } = end.rejects
      expect(nodes.map(({ line, column, value, code }) => [line, column, value, code])).to.deep.equal(rejects)
      expect(
        nodes.every(({ file, cause, remedy }) => file === 'from-school.csv' && cause !== '' && remedy !== ''),
      ).to.equal(true)
    })

  it('is refused because of 100,000 columns, and the server answers meanwhile', async () => {
    const wide = Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(',')
    const [end, ping] = await Promise.all([
      imported(attendance, `student,${wide}\n1\n`),
      server.ask<object>('{ __typename }'),
    ])
    expect(end).to.include({ state: 'REFUSED', accepted: 0 })
    expect(end.rejects.nodes[0]?.code).to.equal('UNKNOWN_COLUMN')
    expect(ping.data).to.deep.equal({ __typename: 'Query' })
  })

  it('is read where nothing of it is lost: a byte order mark, UTF-16, line ends of all kinds', async () => {
    const text = '\ufeffpresent,date,school,student\r\n1,2021-09-30,0007,0012\r0,2021-10-01,0007,0012\n'
    expect(await imported(attendance, text)).to.include({ state: 'DONE', accepted: 2 })
    const again = await imported(attendance, Buffer.from(text, 'utf16le'))
    expect(again).to.include({ state: 'DONE', accepted: 2, changed: 0 })
  })

  it('gives its good rows where that was asked for, and no id is altered', async () => {
    const roster = 'school,schoolYear,name\n0007,2021-22,Seven\n7,2021-22,Another\n1E+05,2021-22,Lost\n'
    const end = await imported('roster.schools', roster, { acceptPartial: true })
    expect(end).to.include({ state: 'DONE', read: 3, accepted: 2, rejected: 1 })
    const { data } = await server.ask<{ readonly [school: string]: { readonly name: string } | null }>(
      '{ one: orgUnit(id: "school/0007") { name } other: orgUnit(id: "school/7") { name } }',
    )
    expect(data).to.deep.equal({ one: { name: 'Seven' }, other: { name: 'Another' } })
  })
})
