import { TokenRefused } from './token-refused.js'

/** The token of an `Authorization` header; null where none was sent. Anything but one bearer token is refused. */
export function bearerOf(header: string | undefined): string | null {
  if (header === undefined || header.trim() === '') return null
  const [, token] = /^Bearer +([\w.~+/=-]+) *$/i.exec(header) ?? []
  if (token === undefined) throw new TokenRefused('the header is not of the form "Bearer <token>"')
  return token
}
