import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  type Archive,
  type FactStore,
  type ImportReport,
  type ImportRequest,
  openArchive,
  openDuckdbStore,
} from '@planwright/facts'
import {
  boolean,
  type Dataset,
  date,
  decimal,
  defineDataset,
  edsight,
  group,
  integer,
  oneOf,
  optional,
  orgUnit,
  publishedCount,
  publishedRate,
  type SourceColumn,
  school,
  schoolYear,
  student,
  text,
} from '@planwright/sdk'

export const attendance = defineDataset({
  id: 'test.attendance',
  about: 'students',
  columns: { student: student(), school: school(), date: date(), present: boolean() },
  key: ['student', 'date'],
  replaces: 'schoolYear',
  scopes: ['school', 'month', 'day'],
})

const maybe = (...header: readonly string[]): SourceColumn => ({ header, optional: true })

/** Requests of families with nearly every kind of column. */
export const requests = defineDataset({
  id: 'test.requests',
  about: 'events',
  columns: {
    request: text(),
    school: school(),
    asked: date(),
    answered: optional(date()),
    days: optional(integer()),
    cost: optional(decimal()),
    grade: optional(oneOf(['pk', 'k', '1', '2', '3', '4', '5', '6', '7', '8'])),
    schoolOffice: optional(boolean()),
  },
  key: ['request'],
  replaces: 'schoolYear',
})

/** Meetings in a calendar: their days may lie ahead. */
export const meetings = defineDataset({
  id: 'test.meetings',
  about: 'events',
  columns: { meeting: text(), day: date() },
  key: ['meeting'],
  replaces: 'schoolYear',
  planned: true,
})

export const graduation = defineDataset({
  id: 'test.graduation',
  about: 'published',
  columns: {
    orgUnit: orgUnit(),
    schoolYear: schoolYear(),
    group: group(),
    cohort: publishedCount(),
    graduates: optional(publishedCount()),
    rate: optional(publishedRate()),
    stillEnrolled: optional(publishedCount()),
    stillEnrolledRate: optional(publishedRate()),
    other: optional(publishedCount()),
    otherRate: optional(publishedRate()),
  },
  key: ['orgUnit', 'schoolYear', 'group'],
  replaces: 'key',
  formats: [
    edsight({
      id: 'edsight',
      columns: {
        cohort: { header: ['Four-Year Cohort Count'] },
        graduates: { ...maybe('Graduation Count'), under: ['Graduates'], beside: 'rate' },
        rate: { ...maybe('Graduation Rate'), under: ['Graduates'], beside: 'graduates' },
        stillEnrolled: { ...maybe('Still Enrolled Count'), under: ['Non-Graduates'], beside: 'stillEnrolledRate' },
        stillEnrolledRate: { ...maybe('Still Enrolled Rate'), under: ['Non-Graduates'], beside: 'stillEnrolled' },
        other: { ...maybe('Other Count'), under: ['Non-Graduates'], beside: 'otherRate' },
        otherRate: { ...maybe('Other Rate'), under: ['Non-Graduates'], beside: 'other' },
      },
    }),
  ],
  checks: [{ rate: 'rate', numerator: 'graduates', denominator: 'cohort' }],
})

export const absence = defineDataset({
  id: 'test.absence',
  about: 'published',
  columns: {
    orgUnit: orgUnit(),
    schoolYear: schoolYear(),
    group: group(),
    rate: publishedRate(),
    chronicallyAbsent: optional(publishedCount()),
  },
  key: ['orgUnit', 'schoolYear', 'group'],
  replaces: 'key',
  formats: [
    edsight({
      id: 'edsight',
      gradeIsGroup: true,
      columns: {
        rate: { header: ['% Chronically Absent', 'Chronically Absent %'] },
        chronicallyAbsent: maybe('Chronically Absent Student Count'),
      },
      ignores: ['Student Count'],
    }),
  ],
})

const only = (header: string): SourceColumn => ({ header: [header] })
const afterCount = (count: string): SourceColumn => ({ header: ['%'], after: count })
const proficient = 'Level 3&4 Met or Exceeded'
const levels = ['Level 1 Not Met', 'Level 2 Approaching', 'Level 3 Met', 'Level 4 Exceeded'] as const

export const assessment = defineDataset({
  id: 'test.assessment',
  about: 'published',
  columns: {
    orgUnit: orgUnit(),
    schoolYear: schoolYear(),
    group: group(),
    subject: oneOf(['ela', 'math']),
    grade: oneOf(['all', '3', '4', '5', '6', '7', '8', '11']),
    students: optional(publishedCount()),
    tested: optional(publishedCount()),
    participationRate: optional(publishedRate()),
    scored: publishedCount(),
    ...Object.fromEntries(
      levels.flatMap((_, index) => [
        [`level${index + 1}`, optional(publishedCount())],
        [`level${index + 1}Rate`, optional(publishedRate())],
      ]),
    ),
    proficient: publishedCount(),
    proficientRate: optional(publishedRate()),
  },
  key: ['orgUnit', 'schoolYear', 'group', 'subject', 'grade'],
  replaces: 'key',
  formats: [
    edsight({
      id: 'edsight',
      titles: [
        { column: 'subject', values: { ELA: 'ela', Math: 'math', 'ELA and Math': null } },
        { column: 'grade', values: { 'All Grades': null, 'All Grades Combined': 'all', 'Grade 3': '3' } },
      ],
      columns: {
        subject: { header: ['Subject'] },
        grade: { header: ['Grade'], replace: { '03': '3', '04': '4', '05': '5', '06': '6', '07': '7', '08': '8' } },
        students: only('Total Number of Students'),
        tested: only('Total Number Tested'),
        participationRate: only('Smarter Balanced Participation Rate'),
        scored: { header: ['Total Number with Scored Tests'] },
        ...Object.fromEntries(
          levels.flatMap((level, index) => [
            [`level${index + 1}`, { ...only(`${level} Count`), under: [level] }],
            [`level${index + 1}Rate`, { ...afterCount(`${level} Count`), under: [level] }],
          ]),
        ),
        proficient: { header: [`${proficient} Count`], under: [proficient] },
        proficientRate: { ...afterCount(`${proficient} Count`), under: [proficient] },
      },
      ignores: ['Average VSS'],
    }),
  ],
  checks: [
    { rate: 'proficientRate', numerator: 'proficient', denominator: 'scored' },
    { rate: 'participationRate', numerator: 'tested', denominator: 'students' },
    { numerator: 'scored', denominator: 'tested' },
    { numerator: 'level3', denominator: 'proficient' },
  ],
})

/** A fact store on a folder with an archive beside it, and short ways to import texts and files. */
export interface SampleStore {
  readonly store: FactStore
  readonly archive: Archive
  add(
    dataset: Dataset,
    files: Readonly<Record<string, string | Buffer>>,
    options?: Partial<ImportRequest>,
  ): Promise<ImportReport>
}

export interface SampleOptions {
  /** The most bytes that the files of an import may unpack to. */
  readonly mostUnpacked?: number
  /** Datasets beside those above; they take the place of those with their id. */
  readonly others?: readonly Dataset[]
}

/** Opens a store with the datasets above. */
export async function openSampleStore(
  folder: string,
  { others = [], ...options }: SampleOptions = {},
): Promise<SampleStore> {
  await mkdir(folder, { recursive: true })
  const archive = await openArchive(join(folder, 'archive'))
  const store = await openDuckdbStore({
    folder,
    archive,
    datasets: [attendance, meetings, requests, graduation, absence, assessment, ...others],
    home: { code: '0640011', names: ['Hartford School District'], stateNames: ['State of Connecticut'] },
    ...options,
  })
  return {
    store,
    archive,
    async add(dataset, contents, options = {}) {
      const files = []
      for (const [name, content] of Object.entries(contents)) {
        const { sha256 } = await archive.store(Readable.from([Buffer.from(content)]))
        files.push({ name, sha256 })
      }
      return store.importFiles({ dataset: dataset.id, files, asks: false, ...options })
    },
  }
}
