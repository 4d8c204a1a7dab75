/** Characters that show as nothing, or as a space, and are none. */
const invisible = String.raw`\p{Z}\p{C}\u034f\u115f\u1160\u2800\u3164\ufe00-\ufe0f\uffa0`
const odd = new RegExp(`["${invisible}]`, 'u')
const outer = new RegExp(`^[${invisible}]+|[${invisible}]+$`, 'gu')

/** The same characters in an expression that the database understands. */
export const invisibleSql = String.raw`\s\p{Z}\p{C}\x{034f}\x{115f}\x{1160}\x{2800}\x{3164}\x{fe00}-\x{fe0f}\x{ffa0}`

const names: Readonly<Record<string, string>> = {
  ' ': 'a space',
  '"': 'a quotation mark',
  '\u00a0': 'a no-break space',
  '\u00ad': 'a soft hyphen',
  '\u200b': 'a zero-width space',
  '\u200c': 'a zero-width non-joiner',
  '\u200d': 'a zero-width joiner',
  '\u2060': 'a word joiner',
  '\ufeff': 'a byte-order mark',
}

/** What makes a text no id, as the rest of a sentence that begins with "The id". */
export function idFault(id: string): string {
  const characters = [...id]
  const [first = '', last = ''] = [characters[0], characters.at(-1)]
  if (odd.test(first)) return `begins with ${nameOf(first)}`
  if (odd.test(last)) return `ends with ${nameOf(last)}`
  const within = characters.find((character) => character !== ' ' && odd.test(character))
  return within === undefined ? 'holds an accent that is a character of its own' : `holds ${nameOf(within)}`
}

/** A text without the spaces and invisible characters before and behind it. */
export function trimmed(text: string): string {
  const isPlain = (code: number): boolean => code > 0x20 && code < 0x7f
  if (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1))) return text
  return text.replace(outer, '')
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const name = names[character]
  if (character === ' ' || character === '"') return name ?? ''
  if (name !== undefined) return `${name} (U+${code})`
  if (/\p{Cc}/u.test(character)) return `a control character (U+${code})`
  return `an invisible character (U+${code})`
}
