import { OidcTokens } from '@planwright/server'
import { expect } from 'chai'
import { generateKeyPair } from 'jose'
import { type Issuer, oidcOf, signed, startIssuer } from '../support/issuer.js'
import { quietLog } from '../support/test-server.js'

describe('the keys of the district’s sign-in', () => {
  let issuer: Issuer
  let clock: number
  let tokens: OidcTokens

  beforeEach(async () => {
    issuer = await startIssuer()
    clock = 0
    tokens = new OidcTokens(oidcOf(issuer), { log: quietLog(), milliseconds: () => clock })
  })

  afterEach(() => issuer.stop())

  const outcome = (token: string) =>
    tokens.signedIn(token).then(
      ({ viewer }) => viewer.subject,
      ({ code }: { readonly code: string }) => code,
    )

  it('are asked for once, however many tokens come', async () => {
    for (let count = 0; count < 20; count += 1) expect(await outcome(await issuer.sign({}))).to.equal('ana.ruiz')
    expect(issuer.asked()).to.equal(1)
  })

  it('are not asked for again because of five hundred tokens whose key is unknown', async () => {
    await outcome(await issuer.sign({}))
    const { privateKey } = await generateKeyPair('ES256')
    for (let count = 0; count < 500; count += 1) {
      const token = await signed(privateKey, { sub: 'mallory' }, { alg: 'ES256', kid: `key-${count}` })
      expect(await outcome(token)).to.equal('TOKEN_REFUSED')
    }
    expect(issuer.asked()).to.equal(1)
  })

  it('are looked for when a token names a new one', async () => {
    await outcome(await issuer.sign({}))
    await issuer.addKey('second')
    clock += 31_000
    expect(await outcome(await issuer.sign({}, {}, 'second'))).to.equal('ana.ruiz')
    expect(issuer.asked()).to.equal(2)
  })

  it('stay in use while the issuer cannot be reached', async () => {
    await outcome(await issuer.sign({}))
    issuer.answers = false
    clock += 24 * 60 * 60_000
    expect(await outcome(await issuer.sign({}))).to.equal('ana.ruiz')
    expect(await outcome(await issuer.sign({}))).to.equal('ana.ruiz')
  })

  it('cannot be told where none was ever given: whoever asks is told to try again', async () => {
    issuer.answers = false
    expect(await outcome(await issuer.sign({}))).to.equal('ISSUER_UNREACHABLE')
    issuer.answers = true
    clock += 31_000
    expect(await outcome(await issuer.sign({}))).to.equal('ana.ruiz')
  })
})
