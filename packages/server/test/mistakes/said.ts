/** What an answer says of a mistake, wherever it stands: an error, a warning, a problem, or a refusal below GraphQL. */
export interface Said {
  readonly code: string
  /** The path of the field or argument, or the line and column; empty where only the message names it. */
  readonly place: string
  readonly message: string
  readonly remedy: string
}

/** Everything that is said in an answer. */
export function saidIn(answer: unknown): readonly Said[] {
  if (typeof answer !== 'object' || answer === null) return []
  const own = 'message' in answer && typeof answer.message === 'string' ? [saidOf(answer)] : []
  const below = Object.entries(answer).flatMap(([, part]) => saidIn(part))
  return [...own, ...below]
}

function saidOf(found: object): Said {
  const { message, path, locations, extensions, code, remedy } = found as Record<string, unknown>
  const more = typeof extensions === 'object' && extensions !== null ? (extensions as Record<string, unknown>) : {}
  const [location] = Array.isArray(locations) ? locations : []
  const at = location === undefined ? '' : `line ${location.line}, column ${location.column}`
  return {
    code: String(code ?? more.code ?? ''),
    place: Array.isArray(path) ? path.join('.') : at,
    message: String(message),
    remedy: String(remedy ?? more.remedy ?? ''),
  }
}
