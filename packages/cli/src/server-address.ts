import { InvalidArgumentError } from 'commander'

/** Reads `--url`; throws where it is no http address. */
export function serverAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.protocol.startsWith('http')) throw new InvalidArgumentError('Write it like http://127.0.0.1:4000')
  return url
}
