/** What an import stops for and asks about: what it says, and what helps. `{…}` is filled in with particulars. */
export const confirmationCodes = {
  LOSES_ROWS: [
    '{year} would lose {removed} of {rows}.',
    'Send all rows of the year, or import for a scope such as one school. If the loss is meant, confirm it.',
  ],
  LOSES_ALL: [
    'In {year}, {units}.',
    'Send their rows too, or import for a scope such as one school. If the loss is meant, confirm it.',
  ],
  YEAR_AHEAD: [
    '{year} lies ahead: on {today}, {rows} would come in for it.',
    'Check the years in the file. If they are meant, confirm them.',
  ],
  DAYS_AHEAD: [
    'In {year}, {rows} would come in for days after {today}.',
    'Check the days in the file. If they are meant, confirm them.',
  ],
  YEAR_FAR_FROM_FILE: [
    '{year} has {rows}, while most of the rows are about {bulk}.',
    'Check the days and years of these rows. If they are meant, confirm them.',
  ],
  YEAR_FAR: [
    '{year} is far from the plan and from all years loaded so far; {rows} would come in for it.',
    'Check the days and years in the file. If they are meant, confirm them.',
  ],
  FEW_ROWS: [
    '{year} has only {rows} of the {total} that would come in.',
    'Check the days and years of these rows. If they are meant, confirm them.',
  ],
} as const satisfies Readonly<Record<string, readonly [message: string, remedy: string]>>

export type ConfirmationCode = keyof typeof confirmationCodes

/** A loss or an oddity that an import does not go through with until somebody confirms it. */
export interface Confirmation {
  /** What to confirm it by. It holds the numbers: another loss has another key. */
  readonly key: string
  readonly code: ConfirmationCode
  readonly message: string
  readonly remedy: string
}

/** Something to be confirmed, under the key that names it. */
export function confirmation(
  code: ConfirmationCode,
  key: string,
  particulars: Readonly<Record<string, string>>,
): Confirmation {
  const [message, remedy] = confirmationCodes[code]
  const filled = message.replace(/\{(\w+)\}/g, (_, name: string) => particulars[name] ?? '')
  return { key, code, message: filled, remedy }
}
