import { booleanOf } from '../known-texts.js'
import { nearest, squash } from '../nearest.js'
import type { ProblemPlace } from '../problem-codes.js'
import { type DateOrder, datesOf, isPlainDate, settledDate } from './dates.js'
import type { Findings } from './findings.js'
import type { Header } from './header.js'
import { neverGuessed, type SourceFile, synonyms } from './source-files.js'

type PlaceOf = (column: string, value: string) => ProblemPlace

/** Looks at the words of a row. One that is recognised in spite of its spelling is put right in `texts`. */
export function checkCells(
  source: SourceFile,
  header: Header,
  texts: string[],
  placeOf: PlaceOf,
  findings: Findings,
): void {
  for (const [column, words] of Object.entries(source.words)) {
    const index = header.columns.get(column) ?? -1
    const text = texts[index] ?? ''
    if (text === '' || words.includes(text)) continue
    const meant = meantWord(column, text, words)
    const detail = meant === null ? 'it is not used' : `it is read as ${meant}`
    findings.warn('ONEROSTER_WORD', { ...placeOf(column, text), detail })
    texts[index] = meant ?? ''
  }
  for (const column of source.flags ?? []) {
    const text = texts[header.columns.get(column) ?? -1] ?? ''
    if (text === '' || booleanOf(text) !== null) continue
    findings.warn('ONEROSTER_WORD', { ...placeOf(column, text), detail: 'it is neither yes nor no, and is not used' })
  }
}

/** Looks at a date of a row, of which the file may tell what comes first; gives it as it is to be read. */
export function checkDate(text: string, order: DateOrder | null, place: ProblemPlace, findings: Findings): string {
  const settled = settledDate(text, order)
  sayOddDate(text, settled, place, findings)
  return settled
}

function sayOddDate(text: string, settled: string, place: ProblemPlace, findings: Findings): void {
  if (isPlainDate(text)) return
  const [day, other] = datesOf(settled)
  if (day === undefined || other !== undefined) findings.warn('ONEROSTER_ODD_DATE', place)
  else findings.warn('ONEROSTER_DATE', { ...place, detail: day })
}

function meantWord(column: string, text: string, words: readonly string[]): string | null {
  const same = words.find((word) => squash(word) === squash(text)) ?? synonyms[column]?.[squash(text)]
  if (same !== undefined) return same
  return neverGuessed.includes(column) ? null : nearest(text, words)
}
