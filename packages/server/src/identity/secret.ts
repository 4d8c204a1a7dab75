import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sha256 } from '../records/digest.js'

/** 256 random bits as text. Nobody guesses them, so a plain SHA-256 is enough to keep them by. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether a secret is the one with this hash; takes as long for a wrong one as for the right one. */
export function isSecretOf(hash: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(sha256(secret), 'hex'))
}
