import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '@planwright/server'
import { linkKit, writePlugin } from '@planwright/testing'

export interface Size {
  readonly departments: number
  /** Of each department; as many goals, each measured by one of them. */
  readonly indicators: number
  /** How many a department may have by the plan; as many as it has unless said. */
  readonly limit?: number
}

export type MadeUpDistrict = Pick<Settings, 'pluginsFolder' | 'planFile' | 'figuresFolder'>

/** Writes a plan, its departments' plugins and a figure for each indicator: a district as large as a test wants it. */
export async function makeUpDistrict(folder: string, size: Size): Promise<MadeUpDistrict> {
  const pluginsFolder = join(folder, 'plugins')
  const figuresFolder = join(folder, 'figures')
  const planFile = join(folder, 'plan.yaml')
  await Promise.all([pluginsFolder, figuresFolder].map((path) => mkdir(path, { recursive: true })))
  await linkKit(pluginsFolder)
  await writeFile(planFile, planOf(size))
  for (const department of departmentsOf(size)) {
    await writePlugin(pluginsFolder, department, pluginOf(department, indicatorsOf(size)))
    await writeFile(join(figuresFolder, `${department}.counts.csv`), figures)
  }
  return { pluginsFolder, planFile, figuresFolder }
}

const departmentsOf = ({ departments }: Size) => numbered(departments, 'office')
const indicatorsOf = ({ indicators }: Size) => numbered(indicators, 'share')

function numbered(count: number, name: string): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`)
}

const figures = `orgUnit,schoolYear,group,done,everyone
district,2020-21,all,40,100
district,2021-22,all,50,100
district,2021-22,race/black,20,50
`

function planOf(size: Size): string {
  const offices = departmentsOf(size)
  return `key: made-up
title: A plan for a district that does not exist
years: { start: 2020, end: 2024 }
district: { name: Nowhere Schools, code: '0099' }
departments:
${offices.map((id) => `  - { id: ${id}, name: ${id}, indicatorLimit: ${size.limit ?? size.indicators} }`).join('\n')}
priorities:
${offices.map((office) => priorityOf(office, size)).join('\n')}
`
}

function priorityOf(office: string, size: Size): string {
  return `  - key: priority-${office}
    title: What ${office} wants
    strategies: [{ key: strategy-${office}, text: By working at it. }]
    goals:
${indicatorsOf(size)
  .map((indicator) => goalOf(office, indicator))
  .join('\n')}
      - { key: unmeasured-${office}, text: A goal that nobody measures., notYet: Nobody has counted it. }
    actions: [{ key: action-${office}, text: Work at it., owner: ${office} }]`
}

function goalOf(office: string, indicator: string): string {
  return `      - key: ${office}-${indicator}
        text: More of it.
        measuredBy: ${office}.${indicator}
        target:
          { baseline: { period: 2020-21, value: 40 }, change: 20, basis: percentage-points, by: 2023-24, assumed: false, setBy: The board, why: It matters. }`
}

function pluginOf(department: string, indicators: readonly string[]): string {
  return `import {
  defineDataset, defineDepartment, defineIndicator, group, optional, orgUnit, percent, publishedCount, ratio, schoolYear,
} from '@planwright/sdk'

const counts = defineDataset({
  id: '${department}.counts',
  about: 'published',
  columns: {
    orgUnit: orgUnit(), schoolYear: schoolYear(), group: group(),
    done: optional(publishedCount()), everyone: optional(publishedCount()),
  },
  key: ['orgUnit', 'schoolYear', 'group'],
  replaces: 'key',
})

const at = { orgUnit: 'district', schoolYear: '2020-21', group: 'all' }

const shareNamed = (name) => defineIndicator({
  id: '${department}.' + name,
  title: { en: name, es: name },
  question: { en: 'How many?', es: '¿Cuántos?' },
  unit: 'percent',
  better: 'higher',
  advances: [],
  value: ratio({ of: counts, numerator: 'done', denominator: 'everyone' }),
  levels: ['district'],
  groups: ['race'],
  every: 'year',
  method: { en: 'Those done, out of everyone.', es: 'Los hechos, sobre todos.' },
  examples: [
    { when: 'half are done', given: { counts: [{ ...at, done: 1, everyone: 2 }] }, then: percent(50) },
    { when: 'none is done', given: { counts: [{ ...at, done: 0, everyone: 2 }] }, then: percent(0) },
  ],
})

export const department = defineDepartment({
  id: '${department}',
  name: { en: '${department}', es: '${department}' },
  datasets: [counts],
  indicators: ${JSON.stringify(indicators)}.map(shareNamed),
})
`
}
