import { causeOf, ServerError } from '../errors.js'

/** Of the errors of opening the facts, those of the file are for a person to solve; others keep their own words. */
export function factsHindrance(error: unknown, folder: string): unknown {
  const cause = causeOf(error)
  if (/could not set lock/i.test(cause)) {
    const process = /PID (\d+)/.exec(cause)?.[1]
    return new ServerError('DATA_FOLDER_IN_USE', {
      folder,
      holder: process === undefined ? '' : ` (process ${process})`,
    })
  }
  return /^IO Error|^Serialization Error/.test(cause) ? new ServerError('FACTS_UNREADABLE', { folder, cause }) : error
}
