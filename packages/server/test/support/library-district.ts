import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Department } from '@planwright/sdk'
import type { Settings } from '@planwright/server'
import { writePlugin } from '@planwright/testing'
import { importText } from './importing.js'
import { libraryWith } from './library.js'
import { newFolder, TestServer } from './test-server.js'

const plan = (limit: number) => `key: riverton
title: Our Way Forward
years: { start: 2019, end: 2027 }
district: { name: Riverton Schools, code: '0012' }
departments:
  - { id: library, name: Library, indicatorLimit: ${limit} }
  - { id: transport, name: Transport, indicatorLimit: 3 }
priorities:
  - key: reading
    title: Reading
    strategies: []
    goals:
      - key: returned-books
        text: More books come back in time.
        measuredBy: library.returned
        objectives: [{ key: late-books, text: Late books become fewer. }]
        target:
          baseline: { period: 2019-20, value: 50 }
          change: 30
          basis: percentage-points
          by: 2022-23
          assumed: false
          setBy: The board
          why: A late book is one that nobody else can read.
    actions:
      - key: open-late
        text: Keep the library open late.
        owner: library
        milestones: [{ text: Two evenings a week., by: 2020-01-31 }]
`

/** A made-up district with a library: its plan and its plugin in a folder, for tests of registration. */
export async function writeLibraryDistrict(
  folder: string,
  library: Department = libraryWith('library.returned', 'library.kept'),
  limit = 3,
): Promise<Partial<Settings>> {
  const pluginsFolder = join(folder, 'plugins')
  await writePlugin(pluginsFolder, library.id, moduleOf(library))
  const planFile = join(folder, 'plan.yaml')
  await writeFile(planFile, plan(limit))
  return { planFile, pluginsFolder, figuresFolder: null, directoryFile: null }
}

/** A started server of that district, which stays until it is stopped. */
export async function startLibrary(
  change: Partial<Settings> = {},
  library?: Department,
): Promise<TestServer & { readonly folder: string }> {
  const folder = await newFolder()
  const settings = { ...(await writeLibraryDistrict(folder.path, library)), ...change }
  const server = await TestServer.start(join(folder.path, 'data'), settings, folder.remove)
  return Object.assign(server, { folder: folder.path })
}

export const years = ['2019-20', '2020-21', '2021-22']

export interface Loan {
  readonly student: string
  readonly school: number
  readonly schoolYear: string
  readonly loan: number
  readonly days: number
  readonly onTime: boolean
}

/** The loans of a school year in four schools: every year more come back in time. */
export function loansOf(schoolYear: string): readonly Loan[] {
  const age = years.indexOf(schoolYear)
  return Array.from({ length: 80 }, (_, loan) => {
    const days = 1 + ((loan * loan * 3 + (loan % 4) * 5 + age) % 23)
    return { student: `s${loan % 27}`, school: (loan % 4) + 1, schoolYear, loan, days, onTime: days <= 11 + age }
  })
}

/** The share of loans in percent, to one decimal, counted plainly. */
export function shareOf(loans: readonly Loan[], counts: (loan: Loan) => boolean): number {
  return Math.round((1000 * loans.filter(counts).length) / loans.length) / 10
}

/**
 * The same share as a release shows it: a student may have several loans, so it is told in steps of what five of those with
 * the most loans can move it by.
 */
export function releasedShareOf(loans: readonly Loan[], counts: (loan: Loan) => boolean): number {
  const counted = loans.filter(counts)
  const moved = Math.max(mostOfOne(counted), (counted.length * mostOfOne(loans)) / loans.length)
  const step = [1, 2, 5, 10, 20, 50].find((one) => one * loans.length >= 500 * moved) ?? 100
  return step * Math.round(shareOf(loans, counts) / step)
}

/** The most loans of one student. */
function mostOfOne(loans: readonly Loan[]): number {
  const each = loans.map(({ student }) => loans.filter((other) => other.student === student).length)
  return Math.max(0, ...each)
}

/** Three school years of loans in four schools of two zones. */
export async function fillLibrary(server: TestServer): Promise<void> {
  const schools = years.flatMap((year) =>
    [1, 2, 3, 4].map((school) => `${school},${year},School ${school},${school % 2}`),
  )
  await importText(server, 'roster.schools', ['school,schoolYear,name,zone', ...schools].join('\n'))
  const loans = years
    .flatMap(loansOf)
    .map(({ student, school, schoolYear, loan, days, onTime }) =>
      [student, school, schoolYear, loan, days, onTime].join(','),
    )
  await importText(server, 'library.loans', ['student,school,schoolYear,loan,days,onTime', ...loans].join('\n'))
}

/** A plugin's built module. Its indicators read the very datasets that it declares, which JSON alone cannot say. */
function moduleOf(library: Department): string {
  return `const department = ${JSON.stringify(library)}
for (const { value } of department.indicators)
  value.of = department.datasets.find(({ id }) => id === value.of.id)
export { department }
`
}
