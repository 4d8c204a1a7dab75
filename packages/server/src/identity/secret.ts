import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits as text. Nobody guesses them, so a plain hash is enough to keep them by. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What a secret is kept by. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether a secret is the one with this hash; takes as long for a wrong one as for the right one. */
export function isSecretOf(hash: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hashOf(secret), 'hex'))
}
