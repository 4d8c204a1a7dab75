import type { JWTPayload } from 'jose'

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

/** Names that people could take for the house's own, by what makes them look so. */
const subjects: Readonly<Record<string, string>> = {
  'the operator': 'operator',
  'the operator in capitals': 'OPERATOR',
  'the operator with a blank': 'operator ',
  'the operator with blanks between': 'oper ator',
  'the operator with a blank that nobody sees': 'oper\u200bator',
  'the operator with a Cyrillic letter': '\u043eperator',
  'the operator with a Greek letter': '\u03bfperator',
  'the operator in wide letters': '\uff4f\uff50\uff45\uff52\uff41\uff54\uff4f\uff52',
  'the operator with an accent': 'op\u00e9rator',
  'the operator with a digit': '0perator',
  'the operator with an Icelandic letter': 'o\u00feerator',
  'the server with a dollar': '$erver',
  'the operator with a full stop': 'operator.',
  'the operator written backwards': '\u202erotarepo',
  'the server': 'server',
  'the server with a line feed': 'server\n',
  'the public': 'Public',
  'somebody of the demonstration': 'demo',
  'somebody of development mode': 'development/administrator',
  'a key': 'key/0123456789abcdef',
  'a key in capitals': 'KEY/0123456789ABCDEF',
  'a key with a blank': 'key /0123456789abcdef',
  'a key with another slash': 'key\u22150123456789abcdef',
  'a key in Cyrillic letters': '\u043a\u0435\u0443/0123456789012345',
  'a key with a letter of Greenland': '\u0138ey/0123456789abcdef',
}

/** Claims that no sign-in makes, by what is odd about them. */
const others = (): Readonly<Record<string, JWTPayload>> => ({
  'issued in two minutes': { iat: inSeconds(120), exp: inSeconds(300) },
  'issued before there were times': { iat: -1e18 },
  'that ends before it begins': { iat: inSeconds(20), exp: inSeconds(-20) },
  'with a subject that is a number': { sub: 7 as unknown as string },
  'with a subject that is a list': { sub: ['ana.ruiz'] as unknown as string },
  'with a subject of 10,000 letters': { sub: 'a'.repeat(10_000) },
  'with a subject of two lines': { sub: 'ana.ruiz\noperator' },
  'with a role that is a number': { roles: [1] },
  'with roles that are an object': { roles: { administrator: true } },
  'with a list of roles in a list': { roles: [['administrator']] },
  'with a truth in place of roles': { roles: true },
  'with a thousand roles': { roles: Array.from({ length: 1_000 }, () => 'analyst') },
  'with a role that nobody sees the whole of': { roles: ['admin\u0000istrator'] },
  'with a department that is a list': { roles: ['department-head'], department: ['finance'] },
  'with a department of two lines': { roles: ['department-head'], department: 'finance\n' },
  'with a school that is no text': { roles: ['principal'], schools: [{ id: 'school/1' }] },
  'with a school that ends a statement': { roles: ['principal'], schools: ["school/1')\u0000--"] },
  'with a classroom of 1,000 letters': { roles: ['teacher'], classrooms: [`classroom/${'a'.repeat(1_000)}`] },
})

/** Claims, as of now, of which each makes a token that must not be accepted. */
export const oddClaims = (): Readonly<Record<string, JWTPayload>> => ({
  ...Object.fromEntries(Object.entries(subjects).map(([what, sub]) => [`of somebody named like ${what}`, { sub }])),
  ...others(),
})

/** Claims that look odd, and are of people all the same. */
export const fineClaims = (): Readonly<Record<string, JWTPayload>> => ({
  'issued in twenty seconds, by clocks that differ': { iat: inSeconds(20), exp: inSeconds(300) },
  'of somebody with accents': { sub: 'José Muñoz-Peña' },
  'of a mailbox': { sub: 'operator@district.org' },
  'of a subject with a bar': { sub: 'auth0|5f7c8ec7c33c6c004bbafe82' },
  'of somebody whose name begins like a key': { sub: 'keyshawn/2' },
  'with a role that there is not': { roles: ['superintendent'] },
  'with one role that is no list': { roles: 'analyst' },
  'with a school that ends a text': { roles: ['principal'], schools: ["school/O'Hara"] },
})
