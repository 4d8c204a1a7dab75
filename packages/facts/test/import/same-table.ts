import { expect } from 'chai'
import fc from 'fast-check'
import { requests, type SampleStore } from '../store/sample-store.js'
import { forms, rowsIn, tables, written } from './table-forms.js'

type Row = Readonly<Record<string, unknown>>

function byRequest(one: Row, other: Row): number {
  return String(one.request) < String(other.request) ? -1 : 1
}

/** Writes random tables in random forms, imports each into a school year of its own, and compares what was read. */
export async function checkForms(sample: SampleStore, firstYear: number, runs: number, seed: number): Promise<void> {
  let year = firstYear
  const property = fc.asyncProperty(tables, forms, async (table, form) => {
    year += 1
    const { name, content } = await written(table, year, form)
    const report = await sample.add(requests, { [name]: content })
    expect(report.rejects).to.deep.equal([])
    expect([report.outcome, report.read]).to.deep.equal(['changed', table.length])
    const stored = await sample.store.rows(requests.id)
    const own = stored.filter(({ asked }) => String(asked) >= `${year}-07` && String(asked) < `${year + 1}-07`)
    expect([...own].sort(byRequest)).to.deep.equal([...rowsIn(table, year)].sort(byRequest))
  })
  await fc.assert(property, { seed, numRuns: runs, endOnFailure: true })
}
