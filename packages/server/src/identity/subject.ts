import { TokenRefused } from './token-refused.js'

const longest = 200

/** Latin letters, as they are written in one character, digits and signs; single blanks between them. */
const alphabet = /^[\x21-\x7e\u00c0-\u017f]+(?: [\x21-\x7e\u00c0-\u017f]+)*$/u

/** The names under which the records know the server itself, whoever works on its machine, its keys, and the public. */
const houseNames = ['public', 'operator', 'server', 'planwright', 'development', 'demo', 'key']

/**
 * The subject of a token as the records name a person. One that people could take for a name of the house's own, or
 * that could be written in two ways, is refused.
 */
export function subjectOf(claim: unknown): string {
  if (typeof claim !== 'string' || claim.trim() === '') throw new TokenRefused('it names no subject')
  if (claim.length > longest || !alphabet.test(claim))
    throw refused(`is no name of up to ${longest} Latin letters, digits and signs`)
  if (isOfTheHouse(claim)) throw refused('looks like a name that the server keeps for itself')
  return claim
}

function refused(why: string): TokenRefused {
  return new TokenRefused(`its subject ${why}`, {
    told: `its subject ${why}; the operator can choose another claim with PLANWRIGHT_OIDC_SUBJECT`,
  })
}

function isOfTheHouse(subject: string): boolean {
  const plain = skeletonOf(subject)
  const whole = plain.replace(/[^a-z]/g, '')
  return houseNames.map(skeletonOf).some((name) => whole === name || new RegExp(`^${name}[/\\\\|:]`).test(plain))
}

/** What is left of a text where accents, capitals, blanks and look-alikes do not count. */
function skeletonOf(text: string): string {
  const bare = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\s]/gu, '')
  return [...bare]
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('')
    .replaceAll('rn', 'm')
}

/** Signs of the alphabet that are taken for a letter without being it and an accent. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  ['0ø o', '1iıł l', '3 e', '4 a', '5$ſ s', '7ŧ t', '8 b', 'đð d', 'ħ h', 'ĸ k', 'ŋ n', 'þ p'].flatMap((line) => {
    const [signs = '', letter = ''] = line.split(' ')
    return [...signs].map((sign) => [sign, letter] as const)
  }),
)
