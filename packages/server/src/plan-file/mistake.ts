import type { PlanDocument } from './document.js'
import type { Finding } from './finding.js'
import { printPath } from './path.js'
import type { PlanMistake } from './plan-file-error.js'

/** What was found in a plan, with its line and column. */
export function mistakeOf({ path, atKey, message, remedy }: Finding, document: PlanDocument): PlanMistake {
  const place = atKey === true ? document.placeOfKey(path) : document.placeOf(path)
  return { ...place, path: printPath(path), message, remedy }
}
