/** A stream of text; `isTTY` where a person watches it. */
export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean
}

/** Where results (`out`) and progress and errors (`err`) go. */
export interface Terminal {
  readonly out: Output
  readonly err: Output
}
