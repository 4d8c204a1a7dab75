import type { ServerError } from '../errors.js'

/** A part of a data folder that is checked by itself. */
export type Part = 'server' | 'records' | 'audit' | 'facts' | 'archive' | 'disk'

/** What checking a part of a data folder found: one line each. */
export interface Checked {
  readonly part: Part
  readonly state: 'ok' | 'problem' | 'skipped'
  /** What was found; why a skipped part could not be looked at. */
  readonly message: string
  /** Of a problem. */
  readonly code: string | null
  /** The file or folder that a problem is in. */
  readonly place: string | null
  /** What helps against a problem. */
  readonly remedy: string | null
}

const withoutProblem = { code: null, place: null, remedy: null }

/** That a part is as it should be. */
export function sound(part: Part, message: string): Checked {
  return { part, state: 'ok', message, ...withoutProblem }
}

/** That a part could not be looked at. */
export function skipped(part: Part, message: string): Checked {
  return { part, state: 'skipped', message, ...withoutProblem }
}

/** That something is wrong with a part, and where. */
export function problem(part: Part, { code, message, remedy }: Explained, place: string): Checked {
  return { part, state: 'problem', message, code, place, remedy }
}

/** An error with a code and a remedy, from whichever package. */
type Explained = Pick<ServerError, 'message' | 'remedy'> & { readonly code: string }
