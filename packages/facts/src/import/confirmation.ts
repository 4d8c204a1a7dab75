/** What an import stops for and asks about: what it says, and what helps. `{…}` is filled in with particulars. */
export const confirmationCodes = {
  LOSES_ROWS: [
    '{year} would lose {removed} of {rows}.',
    'Send all rows of the year, or import for a scope such as one school. If the loss is intended, confirm it.',
  ],
  LOSES_ALL: [
    'In {year}, {units}.',
    'Send their rows too, or import for a scope such as one school. If the loss is intended, confirm it.',
  ],
  MANY_LEAVE: [
    'In {year}, {gone} of {total} rows of {dataset} would no longer be listed: they would count as having left.',
    'Send all who are still there, or import for a scope such as one school. If they left, confirm it.',
  ],
  YEAR_AHEAD: [
    '{year} is in the future: today, {today}, {rows} would be imported for it.',
    'Check the years in the files. If they are correct, confirm them.',
  ],
  DAYS_AHEAD: [
    'In {year}, {rows} would be imported for days after today, {today}.',
    'Check the days in the files. If they are correct, confirm them.',
  ],
  YEAR_FAR_FROM_FILE: [
    'The files have {rows} for {year}, but most of their rows are for {bulk}.',
    'Check the days and years of these rows. If they are correct, confirm them.',
  ],
  YEAR_FAR: [
    '{year} is far from the plan and from every year loaded so far; {rows} would be imported for it.',
    'Check the days and years in the files. If they are correct, confirm them.',
  ],
  FEW_ROWS: [
    '{year} would get only {rows} of the {total} in the files.',
    'Check the days and years of these rows. If they are correct, confirm them.',
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
