/** A small input on which an answer was wrong, silent or unkind, and the check that it is right now. */
export interface Case {
  /** What comes in, and by which door. */
  readonly input: string
  /** What is right, in a few words. */
  readonly right: string
  check(): Promise<void>
}
