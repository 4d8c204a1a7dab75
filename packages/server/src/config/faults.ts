import { ServerError } from '../errors.js'

/** Collects what is wrong with settings, so that all of it is said at once. */
export class Faults {
  private readonly found: ServerError[] = []

  add(faults: readonly ServerError[]): void {
    this.found.push(...faults)
  }

  /** What is read; where that is refused, the fault is kept and the default stands in. */
  of<Setting>(read: () => Setting, otherwise: Setting): Setting {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      this.found.push(error)
      return otherwise
    }
  }

  /** Throws the only fault as it is, and several as one error that tells each with its remedy. */
  refuse(): void {
    const [first, ...others] = this.found
    if (first === undefined) return
    if (others.length === 0) throw first
    const faults = this.found.map(({ message, remedy }) => `\n- ${message} ${remedy}`).join('')
    throw new ServerError('SETTINGS_INVALID', { count: this.found.length, faults })
  }
}
