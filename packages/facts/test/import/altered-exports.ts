import type { FactRow } from '@planwright/facts'
import { type Dataset, schoolYearStarting } from '@planwright/sdk'
import fc from 'fast-check'
import { absence, assessment, graduation, type SampleStore } from '../store/sample-store.js'
import { edsightText } from './edsight-export.js'

/** A column of an export with what stands above it and in its rows. */
interface ExportColumn {
  readonly header: string
  readonly heading: string
  readonly cells: readonly string[]
}

/** An export as it should be, and the rows it means, by column of the dataset. */
interface RightExport {
  readonly dataset: Dataset
  readonly titles: (year: string) => readonly string[]
  readonly columns: readonly ExportColumn[]
  readonly rows: readonly Readonly<Record<string, string | number>>[]
}

/** What somebody did to the columns of an export. */
type Alteration = (columns: readonly ExportColumn[]) => readonly ExportColumn[]

export interface AlteredExport {
  readonly of: RightExport
  readonly alter: Alteration
}

const column = (header: string, cells: readonly (string | number)[], heading = ''): ExportColumn => ({
  header,
  heading,
  cells: cells.map(String),
})

const twoDistricts = [
  column('District', ['Hartford School District', 'East Hartford School District']),
  column('District Code', ['0640011', '0430011']),
]

const graduatesByRace: RightExport = {
  dataset: graduation,
  titles: (year) => [`Four-Year Graduation Rates, ${year}`, 'All Districts, Race/Ethnicity'],
  columns: [
    ...twoDistricts,
    column('Race/Ethnicity', ['White', 'Asian']),
    column('Four-Year Cohort Count', [202, 50]),
    column('Graduation Count', [148, 35], 'Graduates'),
    column('Graduation Rate', ['73.3', '70.0']),
  ],
  rows: [
    { orgUnit: 'district', group: 'race/white', cohort: 202, graduates: 148, rate: 73.3 },
    { orgUnit: 'peer/0430011', group: 'race/asian', cohort: 50, graduates: 35, rate: 70 },
  ],
}

const graduatesBySchool: RightExport = {
  dataset: graduation,
  titles: (year) => [`Four-Year Graduation Rates, ${year}`, 'All Districts, All Schools, All Students'],
  columns: [
    ...twoDistricts,
    column('School', ['Elm High School', 'Ash High School']),
    column('School Code', ['0646911', '0436911']),
    column('Four-Year Cohort Count', [202, 50]),
    column('Graduation Count', [148, 35], 'Graduates'),
    column('Graduation Rate', ['73.3', '70.0']),
  ],
  rows: [
    { orgUnit: 'school/0646911', group: 'all', cohort: 202, graduates: 148, rate: 73.3 },
    { orgUnit: 'peer/0430011/0436911', group: 'all', cohort: 50, graduates: 35, rate: 70 },
  ],
}

const absencesBy = (header: string, labels: readonly string[], groups: readonly string[]): RightExport => ({
  dataset: absence,
  titles: (year) => [`Chronic Absenteeism, ${year}`, `All Districts, ${header}`],
  columns: [
    ...twoDistricts,
    ...(labels.length === 0 ? [] : [column(header, labels)]),
    column('Student Count', [4597, 620], 'Chronically Absent'),
    column('%', ['25.4', '12.3']),
  ],
  rows: [
    { orgUnit: 'district', group: groups[0] ?? '', rate: 25.4, chronicallyAbsent: 4597 },
    { orgUnit: 'peer/0430011', group: groups[1] ?? '', rate: 12.3, chronicallyAbsent: 620 },
  ],
})

const levelNames = ['Level 1 Not Met', 'Level 2 Approaching', 'Level 3 Met', 'Level 4 Exceeded']
const assessmentRow = { group: 'all', subject: 'ela' } as const

const smarterBalanced: RightExport = {
  dataset: assessment,
  titles: (year) => [`Smarter Balanced Assessments, ${year}`, 'All Districts, ELA and Math, All Grades, All Students'],
  columns: [
    ...twoDistricts,
    column('Grade', ['03', '04']),
    column('Subject', ['ELA', 'ELA']),
    column('Total Number of Students', [1564, 640]),
    column('Total Number Tested', [1546, 635]),
    column('Smarter Balanced Participation Rate', ['98.8', '99.2']),
    column('Total Number with Scored Tests', [1545, 634]),
    ...levelNames.flatMap((name, index) => [
      column(
        `${name} Count`,
        [
          [778, 210],
          [390, 160],
          [233, 180],
          [144, 84],
        ][index] ?? [],
        name,
      ),
      column(
        '%',
        [
          ['50.4', '33.1'],
          ['25.2', '25.2'],
          ['15.1', '28.4'],
          ['9.3', '13.2'],
        ][index] ?? [],
      ),
    ]),
    column('Level 3&4 Met or Exceeded Count', [377, 264], 'Level 3&4 Met or Exceeded'),
    column('%', ['24.4', '41.6']),
    column('Average VSS', [2374, 2460]),
  ],
  rows: [
    {
      orgUnit: 'district',
      ...assessmentRow,
      grade: '3',
      students: 1564,
      tested: 1546,
      scored: 1545,
      level3: 233,
      proficient: 377,
      proficientRate: 24.4,
    },
    {
      orgUnit: 'peer/0430011',
      ...assessmentRow,
      grade: '4',
      students: 640,
      tested: 635,
      scored: 634,
      level3: 180,
      proficient: 264,
      proficientRate: 41.6,
    },
  ],
}

const exportsToAlter: readonly RightExport[] = [
  graduatesByRace,
  graduatesBySchool,
  absencesBy('All Students', [], ['all', 'all']),
  absencesBy('English Learner Status', ['ELL', 'Non-ELL'], ['englishLearner/yes', 'englishLearner/no']),
  absencesBy('High Needs', ['High Needs', 'High Needs'], ['highNeeds/yes', 'highNeeds/yes']),
  smarterBalanced,
]

/** Headers that mean something to one of the formats, and some that mean nothing to any. */
const headers = [
  ...new Set(exportsToAlter.flatMap(({ columns }) => columns.map(({ header }) => header))),
  ...['Race', 'Gender', 'Special Education Status', 'Free/Reduced Lunch', 'Student Group', 'Organization', 'Year'],
  ...['Homeless', 'Town', 'Rank', 'Grade Level', 'Other Count', 'Still Enrolled Count', 'District  code', 'Races', ''],
]
const labels = [
  'White',
  'ELL',
  'Male',
  'High Needs',
  'All Students',
  'Kindergarten',
  'Yes',
  'Math',
  '17',
  '12.5',
  '*',
  '',
]

const place = fc.nat(30)
const addition = fc
  .record({ at: place, header: fc.constantFrom(...headers), label: fc.constantFrom(...labels) })
  .map(added)
const alteration = fc.oneof(
  fc.record({ at: place, header: fc.constantFrom(...headers) }).map(renamed),
  place.map(dropped),
  fc.record({ one: place, other: place }).map(exchanged),
)

/**
 * An export of which one column, or two, were renamed, dropped or exchanged, or one was added. A column that is dropped
 * and added again with other labels is another export, and no alteration.
 */
export const alteredExports: fc.Arbitrary<AlteredExport> = fc.record({
  of: fc.constantFrom(...exportsToAlter),
  alter: fc.oneof(
    addition,
    fc.array(alteration, { minLength: 1, maxLength: 2 }).map(
      (list): Alteration =>
        (columns) =>
          list.reduce((before, alter) => alter(before), columns),
    ),
  ),
})

/** The same without any alteration: all of its rows must arrive. */
export const unaltered: readonly AlteredExport[] = exportsToAlter.map((of) => ({ of, alter: (columns) => columns }))

/**
 * Imports exports, each as if of a school year of its own, and names the figures that are not what the export meant, and
 * the files of which rows are missing although nothing was refused.
 */
export async function wrongFigures(
  sample: SampleStore,
  altered: readonly AlteredExport[],
  seen: (refused: number) => void = () => undefined,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const dataset of [graduation, absence, assessment]) {
    const placed = altered.flatMap((one, index) => (one.of.dataset === dataset ? [{ ...one, index }] : []))
    const files = Object.fromEntries(placed.map((one) => [`${one.index}.csv`, textOf(one, yearOf(one.index))]))
    if (placed.length === 0) continue
    const report = await sample.add(dataset, files, { acceptPartial: true })
    const refused = new Set(report.rejects.map(({ file }) => file))
    seen(refused.size)
    const rows = await sample.store.rows(dataset.id)
    for (const { index, of } of placed) {
      const stored = rows.filter((row) => row.schoolYear === yearOf(index))
      const differs = stored.filter((row) => !of.rows.some((right) => isSame(row, right)))
      if (differs.length > 0) wrong.push(`${files[`${index}.csv`]}\n${JSON.stringify(differs)}`)
      if (!refused.has(`${index}.csv`) && stored.length < of.rows.length) wrong.push(`lost:\n${files[`${index}.csv`]}`)
    }
  }
  return wrong
}

function textOf({ of, alter }: AlteredExport, year: string): string {
  const columns = alter(of.columns)
  const rows = of.rows.map((_, row) => columns.map(({ cells }) => cells[row] ?? ''))
  const headings = columns.map(({ heading }) => heading)
  return edsightText({ titles: of.titles(year), headings, header: columns.map(({ header }) => header), rows })
}

/** A row as it is stored says nothing else than the row that was meant; what the file lost is empty. */
function isSame(stored: FactRow, right: Readonly<Record<string, string | number>>): boolean {
  const names = ['orgUnit', 'group', 'subject', 'grade']
  const isRow = names.every((name) => stored[name] === right[name])
  return isRow && Object.entries(right).every(([name, value]) => stored[name] === null || stored[name] === value)
}

function yearOf(index: number): string {
  return schoolYearStarting(1900 + index)
}

function renamed({ at, header }: { readonly at: number; readonly header: string }): Alteration {
  return (columns) => columns.map((one, index) => (index === at % columns.length ? { ...one, header } : one))
}

function dropped(at: number): Alteration {
  return (columns) => columns.filter((_, index) => index !== at % columns.length)
}

function added({
  at,
  header,
  label,
}: {
  readonly at: number
  readonly header: string
  readonly label: string
}): Alteration {
  return (columns) => {
    const index = at % (columns.length + 1)
    return [...columns.slice(0, index), column(header, [label, label]), ...columns.slice(index)]
  }
}

function exchanged({ one, other }: { readonly one: number; readonly other: number }): Alteration {
  return (columns) => {
    const [first, second] = [one % columns.length, other % columns.length]
    const headerAt = (index: number) =>
      columns[index === first ? second : index === second ? first : index]?.header ?? ''
    return columns.map((own, index) => ({ ...own, header: headerAt(index) }))
  }
}
