import { type ServerError, settingsFromEnvironment, startServer } from '@planwright/server'
import { expect } from 'chai'
import { newFolder, quietLog, settingsFor } from '../support/test-server.js'

/** Settings, what they are told, and the code of the refusal. */
const wrong: readonly (readonly [string, string, string])[] = [
  ['PLANWRIGHT_HOST', 'plan.district.example', 'HOST_INVALID'],
  ['PLANWRIGHT_HOST', '127.0.0', 'HOST_INVALID'],
  ['PLANWRIGHT_URL', 'plan.district.example', 'URL_INVALID'],
  ['PLANWRIGHT_URL', 'ftp://plan.district.example', 'URL_INVALID'],
  ['PLANWRIGHT_URL', 'https://plan.district.example/planwright', 'URL_INVALID'],
  ['PLANWRIGHT_URL', 'https://ana:secret@plan.district.example', 'URL_INVALID'],
  ['PLANWRIGHT_ORIGINS', '*', 'ORIGIN_INVALID'],
  ['PLANWRIGHT_ORIGINS', 'null', 'ORIGIN_INVALID'],
  ['PLANWRIGHT_ORIGINS', 'https://app.district.example,app.example', 'ORIGIN_INVALID'],
]

describe('the addresses a start is told', () => {
  it('are this machine alone and no other site, unless said', () => {
    const { host, publicUrl, allowedOrigins } = settingsFromEnvironment({})
    expect({ host, publicUrl, allowedOrigins }).to.deep.equal({
      host: '127.0.0.1',
      publicUrl: null,
      allowedOrigins: [],
    })
  })

  it('are read as people write them', () => {
    const { host, publicUrl, allowedOrigins } = settingsFromEnvironment({
      PLANWRIGHT_HOST: '0.0.0.0',
      PLANWRIGHT_URL: 'https://Plan.District.example:443/',
      PLANWRIGHT_ORIGINS: 'https://app.district.example/, http://localhost:5173',
    })
    expect({ host, publicUrl, allowedOrigins }).to.deep.equal({
      host: '0.0.0.0',
      publicUrl: 'https://plan.district.example',
      allowedOrigins: ['https://app.district.example', 'http://localhost:5173'],
    })
  })

  for (const [name, value, code] of wrong) {
    it(`are refused with a remedy where they cannot be meant: ${name}=${value}`, () => {
      const error = refusalOf(() => settingsFromEnvironment({ [name]: value }))
      expect(error?.code).to.equal(code)
      expect(error?.remedy).to.match(/, such as |: https:/)
    })
  }

  it('must say by which name others reach the server, before anything is begun', async () => {
    const folder = await newFolder()
    const error = await startServer({ ...settingsFor(folder.path), host: '0.0.0.0' }, quietLog()).then(
      () => expect.fail('the server started'),
      (thrown: ServerError) => thrown,
    )
    await folder.remove()
    expect(error.code).to.equal('HOST_WITHOUT_URL')
    expect(error.remedy).to.contain('PLANWRIGHT_URL')
  })

  it('must be this machine’s own in development mode, whose tokens are printed', async () => {
    const folder = await newFolder()
    const open = { host: '0.0.0.0', publicUrl: 'https://plan.district.example', development: true }
    const error = await startServer({ ...settingsFor(folder.path), ...open }, quietLog()).then(
      () => expect.fail('the server started'),
      (thrown: ServerError) => thrown,
    )
    await folder.remove()
    expect(error.code).to.equal('DEVELOPMENT_OPEN')
  })

  it('must be of this machine', async () => {
    const folder = await newFolder()
    const settings = { ...settingsFor(folder.path), host: '192.0.2.1', publicUrl: 'https://plan.district.example' }
    const error = await startServer(settings, quietLog()).then(
      () => expect.fail('the server started'),
      (thrown: ServerError) => thrown,
    )
    await folder.remove()
    expect(error.code).to.equal('HOST_ELSEWHERE')
  })
})

function refusalOf(work: () => unknown): ServerError | null {
  try {
    work()
    return null
  } catch (error) {
    return error as ServerError
  }
}
