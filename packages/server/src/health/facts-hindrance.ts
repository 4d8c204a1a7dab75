import { type FactsHolder, holderIn } from '@planwright/facts'
import { causeOf, ServerError } from '../errors.js'

/** Of the errors of opening the facts, those of the file are for a person to solve; others keep their own words. */
export function factsHindrance(error: unknown, folder: string): unknown {
  const cause = causeOf(error)
  const holder = holderIn(error)
  if (holder !== null) return inUse(folder, holder)
  return /^IO Error|^Serialization Error/.test(cause) ? new ServerError('FACTS_UNREADABLE', { folder, cause }) : error
}

/** That another process, a server, has a data folder open. */
export function inUse(folder: string, { pid }: FactsHolder): ServerError {
  return new ServerError('DATA_FOLDER_IN_USE', { folder, holder: pid === null ? '' : ` (process ${pid})` })
}
