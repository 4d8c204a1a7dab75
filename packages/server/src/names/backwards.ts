import { ServerError } from '../errors.js'

/** Refuses a span that ends before it begins: nothing could be in it. Both are texts that sort as time goes. */
export function refuseBackwards(argument: string, from: string | null, to: string | null): void {
  if (from === null || to === null || from <= to) return
  const hint = 'Name the earlier one first, or leave one of them out.'
  throw new ServerError('ARGUMENT_INVALID', { argument, value: from, wanted: `${to} or earlier`, hint })
}
