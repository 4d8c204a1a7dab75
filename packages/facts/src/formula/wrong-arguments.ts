import type { FuncCall } from 'libpg-query'
import { type Checker, report } from './checker.js'

/** Reports a call that is not written as its function wants it, with the way it is written. */
export function wrongArguments(checker: Checker, call: FuncCall, name: string, form: string): null {
  return report(
    checker,
    call.location,
    'FORMULA_WRONG_ARGUMENTS',
    `"${name}" is not called like this.`,
    `Write ${form}.`,
  )
}
