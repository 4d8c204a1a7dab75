import { settingsFromEnvironment } from '@planwright/server'
import { expect } from 'chai'

const issuer = { PLANWRIGHT_OIDC_ISSUER: 'https://sign-in.district.example', PLANWRIGHT_OIDC_AUDIENCE: 'planwright' }

/** What makes the description of a sign-in unsafe or incomplete. */
const wrong: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'an issuer over an open line': { ...issuer, PLANWRIGHT_OIDC_ISSUER: 'http://sign-in.district.example' },
  'an issuer that is no address': { ...issuer, PLANWRIGHT_OIDC_ISSUER: 'sign-in' },
  'keys over an open line': { ...issuer, PLANWRIGHT_OIDC_KEYS: 'http://sign-in.district.example/keys' },
  'no audience': { ...issuer, PLANWRIGHT_OIDC_AUDIENCE: '' },
}

describe('the settings of the district’s sign-in', () => {
  it('are none, and no development mode, unless said', () => {
    const { oidc, development } = settingsFromEnvironment({})
    expect({ oidc, development }).to.deep.equal({ oidc: null, development: false })
  })

  it('name the issuer, whom tokens are meant for, and the claim by which people are known', () => {
    const { oidc } = settingsFromEnvironment({ ...issuer, PLANWRIGHT_OIDC_SUBJECT: 'email' })
    const expected = {
      issuer: issuer.PLANWRIGHT_OIDC_ISSUER,
      audience: 'planwright',
      keys: null,
      subjectClaim: 'email',
    }
    expect(oidc).to.deep.equal(expected)
  })

  for (const [what, environment] of Object.entries(wrong))
    it(`are refused with a remedy because of ${what}`, () => {
      const refused = (): unknown => settingsFromEnvironment(environment)
      expect(refused).to.throw().with.property('code', 'OIDC_INVALID')
      expect(refused).to.throw().with.property('remedy').that.is.a('string').and.not.empty
    })
})
