import { type SchoolYear, schoolYearStarting } from '@planwright/sdk'

/** `SY2027` and `FY27` end in 2027; `SY 2026-27`, `2026-2027` and `2026/27` say both years. */
const endingIn = /^[SF]Y ?-?(\d{4}|\d{2})$/i
const both = /^(?:[SF]Y ?)?(\d{4}) ?[-/–] ?(\d{4}|\d{2})$/i

/** A school year as `2016-17` from the ways in which plans write it; null where the text is none. */
export function schoolYearIn(text: string): SchoolYear | null {
  const end = endingIn.exec(text.trim())?.[1]
  if (end !== undefined) return schoolYearStarting((end.length === 2 ? 2000 + Number(end) : Number(end)) - 1)
  const [, from = '', to = ''] = both.exec(text.trim()) ?? []
  const year = schoolYearStarting(Number(from))
  return from !== '' && (to === year.slice(5) || Number(to) === Number(from) + 1) ? year : null
}

/** A plan's content with its school years in one form. What is none is left for the rules to name. */
export function withSchoolYears(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(withSchoolYears)
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(
    Object.entries(content).map(([key, value]) => [key, isYearKey(key) ? inOneForm(value) : withSchoolYears(value)]),
  )
}

function isYearKey(key: string): boolean {
  return key === 'by' || key === 'period'
}

function inOneForm(value: unknown): unknown {
  return typeof value === 'string' ? (schoolYearIn(value) ?? value) : value
}
