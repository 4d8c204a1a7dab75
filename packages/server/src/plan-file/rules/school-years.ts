import { isSchoolYear, schoolYearStarting, startOf } from '@planwright/sdk'
import type { Finding } from '../finding.js'
import { select, textsOf } from '../select.js'
import { targetsIn } from '../targets-in.js'

/** The halves of a school year are two years that follow each other. */
export function schoolYears(content: unknown): readonly Finding[] {
  const written = targetsIn(content).flatMap(({ path, value }) => [
    ...select(value, ['by'], path),
    ...select(value, ['baseline', 'period'], path),
  ])
  return textsOf(written).flatMap(({ path, value }) => {
    if (!/^\d{4}-\d{2}$/.test(value) || isSchoolYear(value)) return []
    const message = `"${value}" is not a school year.`
    const remedy = `The school year that starts in ${startOf(value)} is written ${schoolYearStarting(startOf(value))}.`
    return [{ path, message, remedy }]
  })
}
