import type { Reject } from './protocol.js'

/** `rates.csv:14, column cohort, value "x": It is no whole number. Write it in digits.` */
export function rejectLine({ file, line, column, value, cause, remedy }: Reject): string {
  const place = [
    line === null ? file : `${file}:${line}`,
    column === null ? undefined : `column ${column}`,
    value === null ? undefined : `value ${JSON.stringify(value)}`,
  ]
  return [`${place.filter(Boolean).join(', ')}:`, cause, remedy].filter(Boolean).join(' ')
}
