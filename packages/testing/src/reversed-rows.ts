import type { Example } from '@planwright/sdk'

/** The same case with the rows of each dataset in the opposite order. */
export function reversedRows(example: Example<object>): Example<object> {
  const given = Object.entries(example.given).map(([name, rows]: [string, unknown]) => [
    name,
    Array.isArray(rows) ? [...rows].reverse() : rows,
  ])
  return { ...example, given: Object.fromEntries(given) }
}
