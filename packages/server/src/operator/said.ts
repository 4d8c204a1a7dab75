import type { Checked } from '../doctor/checked.js'

/** What work on a data folder says to whoever started it. */
export type Said =
  | { readonly kind: 'progress'; readonly step: string; readonly done: number; readonly total: number }
  /** A line of the result. */
  | { readonly kind: 'result'; readonly line: string }
  /** A line beside the result. */
  | { readonly kind: 'note'; readonly line: string }
  | ({ readonly kind: 'checked' } & Checked)
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly remedy: string }

/** Tells whoever started the work. */
export type Say = (said: Said) => void
