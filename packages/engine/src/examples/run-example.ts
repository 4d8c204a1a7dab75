import { Readable } from 'node:stream'
import type { Archive, FactStore, ImportReport } from '@planwright/facts'
import { type Dataset, type Example, type Measurement, roster, unavailable } from '@planwright/sdk'
import { calculate } from '../calculate/calculate.js'
import { computedAnswers } from '../calculate/computed-answer.js'
import type { CalculationProblem, Observation } from '../calculate/observation.js'
import { localName } from '../registry/local-name.js'
import type { ResolvedIndicator } from '../registry/registry.js'
import { exampleCsv } from './example-csv.js'

/** An empty fact store and the archive that its files come from. */
export interface ExampleStore {
  readonly store: FactStore
  readonly archive: Archive
}

/** What an example came to, and what went wrong on the way. */
export interface ExampleOutcome {
  readonly measurement: Measurement
  readonly problems: readonly CalculationProblem[]
}

/**
 * Works a case through the real engine: its rows are written as files, imported through the same door as any
 * file, calculated, and the one answer it asks for is given back.
 *
 * @param open Opens an empty store that knows the given datasets; it is closed afterwards.
 * @throws Where the rows are refused, or the example does not say which of several years it means.
 */
export async function runExample(
  indicator: ResolvedIndicator,
  example: Example<object>,
  open: (datasets: readonly Dataset[]) => Promise<ExampleStore>,
): Promise<ExampleOutcome> {
  const opened = await open(indicator.datasets.filter((dataset) => !roster.coreDatasets.includes(dataset)))
  try {
    await load(opened, indicator, example)
    const problems: CalculationProblem[] = []
    const onProblem = (problem: CalculationProblem) => problems.push(problem)
    const observations = await calculate(opened.store, [indicator], undefined, { onProblem })
    return { measurement: await measurementOf(indicator, askedFor(observations, example)), problems }
  } finally {
    await opened.store.close()
  }
}

async function load(opened: ExampleStore, indicator: ResolvedIndicator, example: Example<object>): Promise<void> {
  const given = example.given as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  for (const dataset of [...roster.coreDatasets, ...indicator.datasets]) {
    const rows = given[localName(dataset.id)] ?? []
    if (rows.length === 0) continue
    const { sha256 } = await opened.archive.store(Readable.from([exampleCsv(dataset, rows)]))
    const files = [{ sha256, name: `${localName(dataset.id)}.csv` }]
    refuseNothing(await opened.store.importFiles({ dataset: dataset.id, files, asks: false }))
  }
}

function refuseNothing(report: ImportReport): void {
  if (report.outcome !== 'refused') return
  const words = report.rejects.map(({ line, column, cause }) => `line ${line ?? '-'}, ${column ?? 'row'}: ${cause}`)
  throw new Error(`The rows given of ${report.dataset} are refused. ${words.join('; ')}`)
}

function askedFor(observations: readonly Observation[], example: Example<object>): Observation | null {
  const { orgUnit = 'district', group = 'all', period } = example.at ?? {}
  const there = observations.filter((one) => one.orgUnit === orgUnit && one.group === group)
  const found = there.filter((one) => (period === undefined ? !one.period.includes('/') : one.period === period))
  if (found.length > 1) throw new Error('The rows given are of several years; say which in at.period.')
  return found[0] ?? null
}

async function measurementOf(indicator: ResolvedIndicator, found: Observation | null): Promise<Measurement> {
  if (found === null) return nothingCounted(indicator)
  if (found.value === null) return unavailable(found.reason ?? 'NO_DATA')
  return { kind: 'value', value: found.value, unit: found.unit }
}

/** The answer where no row counts: of people counted there are none, and of published figures there is none. */
async function nothingCounted(indicator: ResolvedIndicator): Promise<Measurement> {
  const { value, unit } = indicator.definition
  if (value.kind === 'computed') {
    const { answers } = await computedAnswers(indicator, value, [new Map()], {})
    const [answer] = answers
    if (answer === undefined) throw new Error('A place that was asked for has an answer.')
    return answer.value === null ? unavailable(answer.reason) : { kind: 'value', value: answer.value, unit }
  }
  const countsNobody = value.kind === 'ratio' && value.of.about !== 'published'
  return unavailable(countsNobody ? 'ZERO_DENOMINATOR' : 'NO_DATA')
}
