import { type ServerError, settingsFromEnvironment } from '@planwright/server'
import { expect } from 'chai'

function refusalOf(environment: Readonly<Record<string, string>>): ServerError {
  try {
    settingsFromEnvironment(environment)
  } catch (error) {
    return error as ServerError
  }
  return expect.fail('the settings were accepted')
}

/** Settings that nothing reads, or whose value would be left out without a word, and what is said of them. */
const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['PLANWRIGHT_PORT', '4001', /no setting PLANWRIGHT_PORT/],
  ['PLANWRIGHT_ORIGIN', 'https://app.district.example', /Did you mean PLANWRIGHT_ORIGINS\?/],
  ['PLANWRIGHT_LABLE', 'Synthetic data', /Did you mean PLANWRIGHT_LABEL\?/],
  ['PLANWRIGHT_REQUEST_PER_MINUTE', '100', /Did you mean PLANWRIGHT_REQUESTS_PER_MINUTE\?/],
  ['planwright_data', '/srv/data', /Did you mean PLANWRIGHT_DATA\?/],
  ['PLANWRIGHT_DATABASE_URL', 'postgres://db', /no setting PLANWRIGHT_DATABASE_URL/],
  ['PLANWRIGHT_DEVELOPMENT', 'yes', /"0" or "1"/],
  ['PLANWRIGHT_OPERATIONS', 'list', /"any" or "listed"/],
  ['PLANWRIGHT_OPERATIONS_FOLDER', '/nowhere/operations', /a folder that is there/],
  ['PLANWRIGHT_FIGURES', '/nowhere/figures', /a folder that is there/],
  ['PLANWRIGHT_PLUGINS', '/nowhere/plugins', /a folder that is there/],
  ['PLANWRIGHT_TRUST_PROXY', 'proxy.district.example', /an address, a network/],
  ['PLANWRIGHT_FILES_PER_DAY', '0', /a whole number from 1/],
  ['PLANWRIGHT_OIDC_AUDIENCE', 'planwright', /PLANWRIGHT_OIDC_ISSUER/],
]

describe('the settings of a start', () => {
  for (const [name, value, said] of wrong)
    it(`are refused where nobody would heed them: ${name}=${value}`, () => {
      const { message, remedy } = refusalOf({ [name]: value })
      expect(`${message} ${remedy}`).to.match(said).and.to.contain(name)
    })

  it('are refused with all their faults at once, each with its remedy', () => {
    const { code, message } = refusalOf({
      PORT: 'http',
      PLANWRIGHT_HOST: 'here',
      PLANWRIGHT_ORIGIN: 'https://app.district.example',
      PLANWRIGHT_UPLOADS_AT_ONCE: 'many',
    })
    expect(code).to.equal('SETTINGS_INVALID')
    expect(message).to.match(/^4 settings are wrong/)
    for (const said of ['Did you mean PLANWRIGHT_ORIGINS?', 'PORT is http', 'PLANWRIGHT_HOST is here', 'many'])
      expect(message).to.contain(said)
  })

  it('leave out what is empty, and what the tests and the demonstration read', () => {
    const { port } = settingsFromEnvironment({ PLANWRIGHT_ORIGIN: '', PLANWRIGHT_TEST_DATA: '/data', PORT: '' })
    expect(port).to.equal(4000)
  })
})
