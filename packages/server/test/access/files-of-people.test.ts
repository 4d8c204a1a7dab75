import { createHash } from 'node:crypto'
import type { Viewer } from '@planwright/server'
import { expect } from 'chai'
import { startImport } from '../support/importing.js'
import { fillLibrary, startLibrary } from '../support/library-district.js'
import type { TestServer } from '../support/test-server.js'
import { people } from './people.js'

const loans = 'library.loans'
const explained = `{ indicator(id: "library.returned") { latest { explain { datasets { id imports { id accepted files { name sha256 } } } } } } }`

interface Explained {
  readonly indicator: {
    readonly latest: {
      readonly explain: {
        readonly datasets: readonly {
          readonly id: string
          readonly imports: readonly {
            readonly accepted: number | null
            readonly files: readonly { readonly sha256: string }[]
          }[]
        }[]
      }
    }
  }
}

describe('the files of rows about people', () => {
  let server: TestServer

  before(async () => {
    server = await startLibrary()
    await fillLibrary(server)
    const { errors } = await server.ask('mutation { publishRelease(period: "2021-22") { problems { code } } }')
    if (errors !== undefined) throw new Error(JSON.stringify(errors))
  })

  after(() => server.stop())

  /** What a viewer is told of the imports of each dataset: how many of them have a number of rows, and how many files. */
  async function toldTo(viewer: Viewer): Promise<Readonly<Record<string, readonly [number, number]>>> {
    const token = viewer.kind === 'public' ? null : server.server.tokenFor(viewer)
    const { data } = await server.askWith<Explained>(token, explained)
    const told = data.indicator.latest.explain.datasets.map(({ id, imports }) => {
      const [rows, files] = [imports.filter(({ accepted }) => accepted !== null), imports.flatMap((one) => one.files)]
      return [id, [rows.length, files.length]] as const
    })
    return Object.fromEntries(told)
  }

  it('and how many rows they have are told to those who see its imports, and to nobody else', async () => {
    const { head, administrator, ...others } = people
    for (const { viewer } of [head, administrator]) expect((await toldTo(viewer))[loans]).to.deep.equal([1, 1])
    for (const { name, viewer } of Object.values(others))
      expect((await toldTo(viewer))[loans], name).to.deep.equal([0, 0])
  })

  it('are not told from others to everybody: a roster of schools is open', async () => {
    expect((await toldTo(people.public.viewer))['roster.schools']).to.deep.equal([1, 1])
  })

  it('cannot be found by a guess of what they hold, nor be imported by others', async () => {
    const sent = await server.send('one-row.csv', 'student,school,schoolYear,loan,days,onTime\ns1,1,2021-22,1,5,true\n')
    const never = { name: 'one-row.csv', sha256: createHash('sha256').update('never sent').digest('hex') }
    const said = await Promise.all(
      [sent, never].map(async (file) => {
        const query = `mutation ($input: StartImportInput!) { startImport(input: $input) { import { id } problems { code message } } }`
        const token = server.server.tokenFor(people.otherHead.viewer)
        const { data } = await server.askWith<object>(token, query, {
          input: { dataset: 'transport.none', files: [file] },
        })
        return JSON.stringify(data).replaceAll(file.sha256, '…')
      }),
    )
    expect(said[0]).to.equal(said[1]).and.to.contain('FILE_NOT_STORED')
  })

  it('are imported by whoever sent them', async () => {
    const token = server.server.tokenFor(people.head.viewer)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }
    const body = 'student,school,schoolYear,loan,days,onTime\ns9,1,2022-23,1,5,true\n'
    const response = await fetch(`${server.url}/files?name=own.csv`, { method: 'POST', headers, body })
    const { sha256 } = (await response.json()) as { sha256: string }
    const query = 'mutation ($input: StartImportInput!) { startImport(input: $input) { problems { code } } }'
    const input = { dataset: loans, files: [{ name: 'own.csv', sha256 }], dryRun: true }
    expect((await server.askWith(token, query, { input })).data).to.deep.equal({ startImport: { problems: [] } })
    expect((await startImport(server, input)).problems, 'and by administrators').to.deep.equal([])
  })
})
