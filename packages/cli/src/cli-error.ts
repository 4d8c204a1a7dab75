/** Stops the command before the server could judge the figures: one sentence, and what to do about it. */
export class CliError extends Error {
  override readonly name = 'CliError'

  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message)
  }
}
