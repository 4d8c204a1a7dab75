/** What the command tells the shell. */
export const ExitStatus = {
  /** Every row was accepted. */
  accepted: 0,
  /** The server refused or rejected something. */
  rejected: 1,
  /** The command was misused or the server could not be reached: nothing was judged. */
  stopped: 2,
} as const

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus]
