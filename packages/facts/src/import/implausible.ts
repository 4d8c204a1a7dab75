import type { Plausible } from '@planwright/sdk'
import { compileFigures } from '../cube/compile-figures.js'
import { quoteIdentifier } from '../formula/quote.js'
import { type ImportContext, type ReadableFile, select } from './import-context.js'
import type { ImportWarning } from './import-report.js'
import type { ImportedRows } from './imported-rows.js'
import { wholeImport } from './places.js'
import { importProblem } from './problem-codes.js'

/** Warns where the rows of an import, school year by school year, are not what the dataset says they are usually like. */
export async function implausible(
  context: ImportContext,
  files: readonly ReadableFile[],
  rows: ImportedRows,
): Promise<readonly ImportWarning[]> {
  const warnings: ImportWarning[] = []
  for (const rules of alike(context.dataset.plausible ?? [])) {
    for (const { year, values } of await figures(context, rules, rows)) {
      for (const [index, rule] of rules.entries()) {
        const value = values[index] ?? null
        if (value === null || isWithin(Number(value), rule)) continue
        const detail = `${rule.figure.en} in ${year}: ${shown(Number(value))}, where ${expected(rule)} is usual`
        warnings.push({ ...importProblem('IMPLAUSIBLE', { ...wholeImport(files), detail }), remedy: rule.remedy.en })
      }
    }
  }
  return warnings
}

/** Rules over the same rows (and the same entity) are looked at together. */
function alike(rules: readonly Plausible[]): readonly (readonly Plausible[])[] {
  const groups = new Map<string, Plausible[]>()
  for (const rule of rules) {
    const rows = JSON.stringify([rule.where ?? null, rule.each ?? null])
    const known = groups.get(rows)
    if (known === undefined) groups.set(rows, [rule])
    else known.push(rule)
  }
  return [...groups.values()]
}

/** The figures of each school year, as text; null where there is none. */
async function figures(
  { connection, dataset }: ImportContext,
  rules: readonly Plausible[],
  { table }: ImportedRows,
): Promise<readonly { readonly year: string; readonly values: readonly (string | null)[] }[]> {
  const tables = ({ id }: { readonly id: string }): string => (id === dataset.id ? table : quoteIdentifier(id))
  const rows = await select(connection, compileFigures(dataset, rules, tables))
  return rows.map((row) => {
    const [year, ...values] = Object.values(row)
    return { year: String(year), values: values.map((value) => (value === null ? null : String(value))) }
  })
}

function isWithin(value: number, { atLeast, atMost }: Plausible): boolean {
  return value >= (atLeast ?? value) && value <= (atMost ?? value)
}

function expected({ atLeast, atMost }: Plausible): string {
  if (atLeast === undefined) return `at most ${atMost}`
  return atMost === undefined ? `at least ${atLeast}` : `${atLeast} to ${atMost}`
}

/** A figure of a warning, to two decimals. */
function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}
