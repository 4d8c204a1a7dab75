import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '@planwright/server'
import { linkKit, writePlugin } from '@planwright/testing'
import { newFolder, TestServer } from './test-server.js'

/** Visits to the reading rooms of schools, day by day: rows about nobody, so that figures are shown as they stand. */
export const visitsId = 'reading.visits'
/** How many visits there were: a sum that grows over the year. At least a hundred are wanted in 2018-19. */
export const countId = 'reading.visitors'
/** How many there were in the mean on each row. */
export const meanId = 'reading.mean-visitors'

const program = `import { aggregate, defineDataset, defineDepartment, defineIndicator, date, integer, school, count } from '@planwright/sdk'
const visits = defineDataset({ id: '${visitsId}', about: 'events', columns: { school: school(), date: date(), visitors: integer() },
  key: ['school', 'date'], replaces: 'schoolYear' })
const text = (en) => ({ en, es: en })
const indicator = (id, value, better) => defineIndicator({ id, title: text(id), question: text(id + '?'), unit: 'count', better,
  advances: [], value: aggregate({ of: visits, value }), levels: ['district', 'school'], groups: [], every: 'month', window: 'yearToDate',
  owner: text('Librarian'), backup: text('Librarian'), method: text('Every visit counts.'),
  examples: [
    { when: 'one came', given: { visits: [{ school: '1', date: '2016-10-03', visitors: 1 }] }, then: count(1) },
    { when: 'three came', given: { visits: [{ school: '1', date: '2016-10-03', visitors: 3 }] }, then: count(3) },
  ] })
export const department = defineDepartment({ id: 'reading', name: text('Reading'), datasets: [visits],
  indicators: [indicator('${countId}', 'sum(visitors)', 'higher'), indicator('${meanId}', 'avg(visitors)', 'higher')] })
`

const plan = `key: riverton
title: Our Way Forward
years: { start: 2017, end: 2027 }
district: { name: Riverton Schools, code: '0012' }
departments:
  - { id: reading, name: Reading, indicatorLimit: 3 }
priorities:
  - key: reading
    title: Reading
    strategies: []
    goals:
      - key: visitors
        text: More visit the reading rooms.
        measuredBy: ${countId}
        target:
          baseline: { period: 2016-17, value: 80 }
          value: 100
          by: 2018-19
          assumed: false
          setBy: The board
          why: Reading rooms are for everybody.
    actions:
      - { key: open-late, text: Keep the rooms open late., owner: reading }
`

/** A made-up district that counts visits to its reading rooms, at the time that a clock shows. */
export async function startReading(machine: () => number): Promise<TestServer> {
  const folder = await newFolder()
  const settings = await writeReading(folder.path)
  return TestServer.start(join(folder.path, 'data'), settings, folder.remove, undefined, machine)
}

/** Its plan and its plugin in a folder, and the settings to start a server with them. */
export async function writeReading(folder: string): Promise<Partial<Settings>> {
  const pluginsFolder = join(folder, 'plugins')
  await linkKit(pluginsFolder)
  await writePlugin(pluginsFolder, 'reading', program)
  const planFile = join(folder, 'plan.yaml')
  await writeFile(planFile, plan)
  return { planFile, pluginsFolder, figuresFolder: null, directoryFile: null }
}
