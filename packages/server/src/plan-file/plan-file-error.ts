/** One mistake in a plan file: where it is, what is wrong, and what to do about it. */
export interface PlanMistake {
  /** Counted from 1. */
  readonly line: number
  /** Counted from 1. */
  readonly column: number
  /** The place in the plan, such as `priorities[0].actions[2].owner`; empty for the file as a whole. */
  readonly path: string
  readonly message: string
  readonly remedy: string
}

/** A plan file was refused. Holds every mistake in the order of the file; the message prints them one a line. */
export class PlanFileError extends Error {
  override readonly name = 'PlanFileError'

  constructor(
    readonly file: string,
    readonly mistakes: readonly PlanMistake[],
  ) {
    super([headline(file, mistakes.length), ...mistakes.map((mistake) => lineOf(file, mistake))].join('\n'))
  }
}

function headline(file: string, count: number): string {
  return `The plan file ${file} was refused: ${count === 1 ? '1 mistake' : `${count} mistakes`}.`
}

function lineOf(file: string, { line, column, path, message, remedy }: PlanMistake): string {
  const place = path === '' ? '' : ` ${path}:`
  return `${file}:${line}:${column}:${place} ${message} ${remedy}`
}
