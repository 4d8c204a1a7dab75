import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { publicViewer, viewerOf } from '@planwright/server'
import { expect } from 'chai'
import { newFolder, TestServer } from '../support/test-server.js'

const asking = '{ viewer { subject kind roles department { id } } }'

interface Asked {
  readonly viewer: { readonly subject: string; readonly kind: string; readonly roles: readonly string[] }
}

describe('signing in', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let server: TestServer

  before(async () => {
    folder = await newFolder()
    const quick = { figuresFolder: null, directoryFile: null, development: true }
    server = await TestServer.start(folder.path, quick, folder.remove)
  })

  after(() => server.stop())

  it('is not needed by the public, who are told so', async () => {
    const { viewer } = (await server.askWith<Asked>(null, asking)).data
    expect(viewer).to.deep.equal({ subject: 'public', kind: 'PUBLIC', roles: ['PUBLIC'], department: null })
  })

  it('works for the operator by the token in the data folder, which nobody else may read', async () => {
    const file = join(folder.path, 'operator.token')
    expect((await stat(file)).mode & 0o777).to.equal(0o600)
    const { viewer } = (await server.askWith<Asked>((await readFile(file, 'utf8')).trim(), asking)).data
    expect(viewer).to.deep.include({ subject: 'operator', roles: ['PUBLIC', 'ADMINISTRATOR'] })
  })

  it('works in development mode by a token for each role', async () => {
    const { developmentTokens } = server.server
    const shown: string[] = []
    for (const { token } of developmentTokens) {
      const { viewer } = (await server.askWith<Asked>(token, asking)).data
      shown.push(viewer.roles.at(-1) ?? '')
    }
    expect(shown).to.deep.equal(['ANALYST', 'DEPARTMENT_HEAD', 'PRINCIPAL', 'TEACHER', 'REVIEWER', 'ADMINISTRATOR'])
  })

  it('is refused with 401 and a remedy to a token of nobody, instead of answering as to the public', async () => {
    const answers = [
      'Bearer pws_nobody',
      'Bearer pwk_0123456789abcdef_x',
      'Bearer x.y.z',
      'Basic YTpi',
      'Bearer a b',
    ].map(async (authorization) => {
      const headers = { 'content-type': 'application/json', authorization }
      const body = JSON.stringify({ query: '{ plan { title } }' })
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
      return [
        response.status,
        response.headers.get('www-authenticate'),
        (await response.text()).includes('TOKEN_REFUSED'),
      ]
    })
    for (const answer of await Promise.all(answers))
      expect(answer).to.deep.equal([401, 'Bearer error="invalid_token"', true])
  })

  it('is refused by WebSocket as well', async () => {
    const closed = await server.everythingOf('{ viewer { subject } }', {}, 'pws_nobody').then(
      () => null,
      (error: { readonly code: number; readonly reason: string }) => [error.code, error.reason.split(':')[0]],
    )
    expect(closed).to.deep.equal([4401, 'TOKEN_REFUSED'])
  })

  it('holds for a WebSocket as it does for a request', async () => {
    const head = viewerOf('person', 'head', { roles: ['analyst'], department: null, schools: [], classrooms: [] })
    const said = await server.everythingOf<Asked>(asking, {}, server.server.tokenFor(head))
    expect(said.map(({ viewer }) => viewer.subject)).to.deep.equal(['head'])
    expect((await server.everythingOf<Asked>(asking, {}, null))[0]?.viewer.subject).to.equal(publicViewer.subject)
  })

  it('is needed to send a file, by a role that may', async () => {
    const send = async (token: string | null) => {
      const headers = { 'content-type': 'text/csv', ...(token === null ? {} : { authorization: `Bearer ${token}` }) }
      const response = await fetch(`${server.url}/files?name=a.csv`, { method: 'POST', headers, body: 'a\n1\n' })
      const { code = null } = (await response.json()) as { code?: string }
      return [response.status, code]
    }
    const analyst = viewerOf('person', 'eve', { roles: ['analyst'], department: null, schools: [], classrooms: [] })
    expect(await send(null)).to.deep.equal([401, 'SIGN_IN_REQUIRED'])
    expect(await send(server.server.tokenFor(analyst))).to.deep.equal([403, 'NOT_ALLOWED'])
    expect(await send(server.tokenFor())).to.deep.equal([201, null])
  })
})
