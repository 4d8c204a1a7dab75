import { expect } from 'chai'
import { createRemoteJWKSet, generateKeyPair, jwtVerify, UnsecuredJWT } from 'jose'
import { audience, type Issuer, oidcOf, signed, startIssuer } from '../support/issuer.js'
import { TestServer } from '../support/test-server.js'
import { fineClaims, oddClaims } from './odd-claims.js'

interface Asked {
  readonly viewer: { readonly subject: string; readonly roles: readonly string[] }
}

const now = () => Math.floor(Date.now() / 1000)

/** Every token by what is odd about it, and whether it is good all the same. */
function tokens(issuer: Issuer): Readonly<Record<string, () => Promise<string>>> {
  const parts = async (): Promise<readonly [string, string, string]> => {
    const [header = '', payload = '', signature = ''] = (await issuer.sign({})).split('.')
    return [header, payload, signature]
  }
  const own = {
    iss: issuer.address,
    aud: audience,
    sub: 'mallory',
    iat: now(),
    exp: now() + 300,
    roles: ['administrator'],
  }
  const foreign = async (header: object) =>
    signed((await generateKeyPair('RS256')).privateKey, own, { alg: 'RS256', kid: 'first', ...header })
  return {
    'without a signature (alg none)': async () => new UnsecuredJWT(own).encode(),
    'signed with the public key as a shared secret': () =>
      signed(new TextEncoder().encode(issuer.publicKey), own, { alg: 'HS256', kid: 'first' }),
    'signed with a guessed secret': () =>
      signed(new TextEncoder().encode('secret-secret-secret-secret-1234'), own, { alg: 'HS256' }),
    'of another issuer': () => issuer.sign({ iss: 'https://elsewhere.example' }),
    'of no issuer': () => issuer.sign({ iss: undefined }),
    'meant for another server': () => issuer.sign({ aud: 'payroll' }),
    'meant for nobody': () => issuer.sign({ aud: undefined }),
    'that expired a minute ago': () => issuer.sign({ exp: now() - 60 }),
    'that is not yet good': () => issuer.sign({ nbf: now() + 120 }),
    'without a subject': () => issuer.sign({ sub: undefined }),
    'with an empty subject': () => issuer.sign({ sub: ' ' }),
    'without an end': () => issuer.sign({ exp: undefined }),
    'without a beginning': () => issuer.sign({ iat: undefined }),
    'by a key of somebody else under a known name': () => foreign({}),
    'by a key that nobody knows': () => foreign({ kid: 'never-seen' }),
    'that brings its own key': async () => foreign({ jwk: JSON.parse(issuer.publicKey) as object }),
    'that says where its key is': () => foreign({ jku: `${issuer.address}/elsewhere`, kid: 'elsewhere' }),
    'with a critical header that is not understood': () => issuer.sign({}, { crit: ['vip'], vip: true }),
    'with another payload than was signed': async () => {
      const [header, , signature] = await parts()
      return [header, Buffer.from(JSON.stringify(own)).toString('base64url'), signature].join('.')
    },
    'without the signature it had': async () => (await parts()).slice(0, 2).join('.'),
  }
}

describe('a token of the district’s sign-in', () => {
  let issuer: Issuer
  let server: TestServer

  before(async () => {
    issuer = await startIssuer()
    server = await TestServer.start(undefined, { oidc: oidcOf(issuer), figuresFolder: null, directoryFile: null })
  })

  after(async () => {
    await server.stop()
    await issuer.stop()
  })

  const who = (token: string) => server.askWith<Asked | undefined>(token, '{ viewer { subject roles } }')

  it('is accepted or refused as it should be, whatever is odd about it', async () => {
    const wrong: string[] = []
    const bad = Object.entries(tokens(issuer))
    for (const [what, make] of bad) {
      const answer = await who(await make())
      const code = answer.errors?.[0]?.extensions.code
      if (code !== 'TOKEN_REFUSED' || answer.data !== undefined) wrong.push(`${what}: ${JSON.stringify(answer)}`)
    }
    const good = {
      'as it should be': await issuer.sign({}),
      'that expired ten seconds ago, by clocks that differ': await issuer.sign({ exp: now() - 10 }),
    }
    for (const [what, token] of Object.entries(good)) {
      const answer = await who(token)
      if (answer.data?.viewer.subject !== 'ana.ruiz') wrong.push(`${what}: ${JSON.stringify(answer)}`)
    }
    const count = bad.length + Object.keys(good).length
    console.log(`      ${count - wrong.length} of ${count} tokens accepted or refused as they should be`)
    expect(wrong).to.deep.equal([])
    expect(count).to.equal(22)
  })

  it('is refused where its claims are odd, and where they could be taken for the house’s own', async () => {
    const wrong: string[] = []
    for (const [what, claims] of Object.entries(oddClaims())) {
      const { errors, ...answer } = await who(await issuer.sign(claims))
      if (errors?.[0]?.extensions.code !== 'TOKEN_REFUSED') wrong.push(`${what}: ${JSON.stringify(answer)}`)
    }
    for (const [what, claims] of Object.entries(fineClaims())) {
      const answer = await who(await issuer.sign(claims))
      if (answer.data?.viewer.subject !== (claims.sub ?? 'ana.ruiz')) wrong.push(`${what}: ${JSON.stringify(answer)}`)
    }
    const count = Object.keys({ ...oddClaims(), ...fineClaims() }).length
    console.log(`      ${count - wrong.length} of ${count} more, by odd claims, accepted or refused as they should be`)
    expect(wrong).to.deep.equal([])
  })

  it('tells whose name is kept for the house what the operator can do', async () => {
    const { errors } = await who(await issuer.sign({ sub: 'operator' }))
    expect(errors?.[0]?.message).to.contain('PLANWRIGHT_OIDC_SUBJECT')
  })

  it('would be accepted by a check of the signature alone in four of these cases', async () => {
    const keys = createRemoteJWKSet(new URL(`${issuer.address}/keys`))
    const wrong = [{ iss: 'https://elsewhere.example' }, { aud: 'payroll' }, { sub: undefined }, { exp: undefined }]
    const accepted = await Promise.all(
      wrong.map(async (claims) =>
        jwtVerify(await issuer.sign(claims), keys).then(
          () => true,
          () => false,
        ),
      ),
    )
    expect(accepted).to.deep.equal([true, true, true, true])
  })

  it('gives the roles it names, and no role that there is not', async () => {
    const token = await issuer.sign({
      roles: ['principal', 'superintendent'],
      schools: ['school/12', 'the whole world'],
    })
    const query = '{ viewer { subject kind roles schools { id } permissions { field allowed } } }'
    const { viewer } = (await server.askWith<{ viewer: Asked['viewer'] & { permissions: object[] } }>(token, query))
      .data
    expect(viewer.roles).to.deep.equal(['PUBLIC', 'PRINCIPAL'])
    expect(viewer.permissions).to.deep.include({ field: 'Target.setBy', allowed: true })
    expect(viewer.permissions).to.deep.include({ field: 'Mutation.setTarget', allowed: false })
  })

  it('tells who was refused, and never which token', async () => {
    const token = await issuer.sign({ aud: 'payroll' })
    await who(token)
    const sql = "select details from audit_entry where action = 'login.refused' order by seq desc limit 1"
    const [entry] = await server.server.records.em.getConnection().execute<{ details: string }[]>(sql)
    expect(JSON.parse(entry?.details ?? '')).to.deep.include({ address: '127.0.0.1', code: 'TOKEN_REFUSED' })
    expect(entry?.details).not.to.contain(token.slice(0, 20))
  })
})
