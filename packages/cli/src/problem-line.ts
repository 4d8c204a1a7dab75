import type { Problem } from './protocol.js'

/** `UNKNOWN_DATASET at input.dataset: There is no dataset x. The nearest is y.` */
export function problemLine({ code, path, message, remedy }: Problem): string {
  const place = [path ?? []].flat().join('.')
  return [`${code}${place ? ` at ${place}` : ''}:`, message, remedy].filter(Boolean).join(' ')
}
