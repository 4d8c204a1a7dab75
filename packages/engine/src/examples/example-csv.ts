import type { Dataset } from '@planwright/sdk'

type GivenRow = Readonly<Record<string, unknown>>

/** Rows of an example as a canonical file: the dataset's column names as header, nothing for an unknown cell. */
export function exampleCsv(dataset: Dataset, rows: readonly GivenRow[]): string {
  const known = Object.keys(dataset.columns)
  const named = new Set(rows.flatMap((row) => Object.keys(row)))
  const required = known.filter((name) => dataset.columns[name]?.optional !== true)
  const wanted = new Set([...required, ...named])
  const header = [...known.filter((name) => wanted.has(name)), ...[...named].filter((name) => !known.includes(name))]
  return [header, ...rows.map((row) => header.map((name) => cellText(row[name])))].map(line).join('')
}

function cellText(cell: unknown): string {
  return cell === null || cell === undefined ? '' : String(cell)
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
}
