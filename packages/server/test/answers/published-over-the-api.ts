import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hartfordFolder } from '@planwright/hartford'
import { testDataFolder } from '@planwright/testing'
import { importSent } from '../support/importing.js'
import { type Answer, TestServer } from '../support/test-server.js'
import { filesBelow, type PublishedCell, PublishedFiles, tenthsOf } from './published-files.js'

const folders = {
  'culture-climate.reported-absence': 'chronic-absenteeism',
  'teaching-learning.graduation': 'graduation-4yr',
  'teaching-learning.assessment': 'smarter-balanced',
} as const

/** What was compared: what the files print, and what the API answers otherwise. */
export interface Compared {
  /** The printed numbers: rates, and the counts they come from. */
  readonly values: number
  /** The places of which the files print a rate, or a mark in its place. */
  readonly cells: number
  readonly hidden: number
  readonly figures: number
  readonly mismatches: readonly string[]
}

/**
 * Imports the state's files into a server of their own, reads every figure over the API, and compares each with what
 * another reader finds printed in the files; null where the folder of test data is absent.
 */
export async function compareWithFiles(isWanted: (name: string) => boolean): Promise<Compared | null> {
  const data = testDataFolder()
  if (data === null) return null
  const server = await TestServer.start(undefined, { figuresFolder: null })
  try {
    const contents: Buffer[] = []
    for (const [dataset, folder] of Object.entries(folders)) {
      const files = await filesBelow(join(data, 'connecticut', folder), isWanted)
      contents.push(...files.values())
      const sent = []
      for (const [name, content] of files) sent.push(await server.send(name, content))
      const last = (await importSent(server, dataset, sent)).at(-1)
      if (last?.state !== 'DONE') throw new Error(`${dataset}: ${JSON.stringify(last)}`)
    }
    const directory = await readFile(join(hartfordFolder, 'directory.csv'), 'utf8')
    return compare(new PublishedFiles(contents, directory).cells(), await figuresOf(server))
  } finally {
    await server.stop()
  }
}

interface Shown {
  readonly indicator: { readonly id: string }
  readonly orgUnit: { readonly id: string }
  readonly group: { readonly id: string }
  readonly period: string
  readonly value: number | null
  readonly reason: string | null
  readonly numerator: number | null
  readonly denominator: number | null
}

interface Page {
  readonly observations: {
    readonly nodes: readonly Shown[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}

const indicators = [
  'culture-climate.reported-chronic-absenteeism',
  'teaching-learning.four-year-graduation',
  'teaching-learning.grade-3-ela',
]

const query = `query ($filter: ObservationFilter!, $after: String) { observations(filter: $filter, first: 1000, after: $after) {
  nodes { indicator { id } orgUnit { id } group { id } period value reason numerator denominator }
  pageInfo { hasNextPage endCursor } } }`

async function figuresOf(server: TestServer): Promise<ReadonlyMap<string, Shown>> {
  const figures = new Map<string, Shown>()
  let after: string | null = null
  for (let more = true; more; ) {
    const { data }: Answer<Page> = await server.ask<Page>(query, { filter: { indicators }, after })
    for (const one of data.observations.nodes) {
      figures.set(`${one.indicator.id} ${one.orgUnit.id} ${one.group.id} ${one.period}`, one)
    }
    after = data.observations.pageInfo.endCursor
    more = data.observations.pageInfo.hasNextPage
  }
  return figures
}

function compare(cells: readonly PublishedCell[], figures: ReadonlyMap<string, Shown>): Compared {
  const mismatches = cells.flatMap((cell) => {
    const shown = figures.get(`${cell.indicator} ${cell.place}`)
    return isAsPrinted(cell, shown) ? [] : [`${cell.indicator} ${cell.place}: ${JSON.stringify([cell, shown])}`]
  })
  const distinct = [...new Map(cells.map((cell) => [`${cell.indicator} ${cell.place}`, cell])).values()]
  const shown = distinct.filter(({ printed }) => typeof printed === 'number')
  const values = shown.reduce((sum, { parts }) => sum + (parts === null ? 1 : 3), 0)
  const hidden = distinct.length - shown.length
  return { values, cells: distinct.length, hidden, figures: figures.size, mismatches }
}

function isAsPrinted({ printed, parts }: PublishedCell, shown: Shown | undefined): boolean {
  if (shown === undefined) return false
  if (typeof printed === 'string') return shown.value === null && shown.reason === printed
  if (shown.reason !== null || shown.value !== printed / 10) return false
  if (parts === null) return true
  return shown.numerator === parts[0] && shown.denominator === parts[1] && tenthsOf(parts) === printed
}
