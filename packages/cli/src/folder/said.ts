/** What the server's part says that works on a data folder of this machine. */
export type Said =
  | { readonly kind: 'progress'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly kind: 'result' | 'note'; readonly line: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly remedy: string }
