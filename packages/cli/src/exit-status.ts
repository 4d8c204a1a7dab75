/** What the command tells the shell. */
export const ExitStatus = {
  /** Every row was accepted, and all that follows from them is done. */
  accepted: 0,
  /** The server refused or rejected something, or could not finish. */
  rejected: 1,
  /** The command was misused or the server could not be reached: nothing was judged. */
  stopped: 2,
} as const

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus]
