/** What the server's part says that works on a data folder of this machine. */
export type Said =
  | { readonly kind: 'progress'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly kind: 'result' | 'note'; readonly line: string }
  | ({ readonly kind: 'checked' } & Checked)
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly remedy: string }

/** What checking a part of a data folder found. */
export interface Checked {
  readonly part: string
  readonly state: 'ok' | 'problem' | 'skipped'
  readonly message: string
  /** Of a problem; so are its place and what helps. */
  readonly code: string | null
  readonly place: string | null
  readonly remedy: string | null
}
