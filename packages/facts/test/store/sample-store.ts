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
  defineDataset,
  edsight,
  group,
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
        graduates: maybe('Graduation Count'),
        rate: maybe('Graduation Rate'),
        stillEnrolled: maybe('Still Enrolled Count'),
        stillEnrolledRate: maybe('Still Enrolled Rate'),
        other: maybe('Other Count'),
        otherRate: maybe('Other Rate'),
      },
    }),
  ],
  checks: [{ rate: 'rate', numerator: 'graduates', denominator: 'cohort' }],
})

export const absence = defineDataset({
  id: 'test.absence',
  about: 'published',
  columns: { orgUnit: orgUnit(), schoolYear: schoolYear(), group: group(), rate: publishedRate() },
  key: ['orgUnit', 'schoolYear', 'group'],
  replaces: 'key',
  formats: [edsight({ id: 'edsight', gradeIsGroup: true, columns: { rate: { header: ['% Chronically Absent'] } } })],
})

const afterCount = (count: string): SourceColumn => ({ header: ['%'], after: count, optional: true })
const proficient = 'Level 3&4 Met or Exceeded Count'

export const assessment = defineDataset({
  id: 'test.assessment',
  about: 'published',
  columns: {
    orgUnit: orgUnit(),
    schoolYear: schoolYear(),
    group: group(),
    subject: oneOf(['ela', 'math']),
    grade: oneOf(['all', '3', '4', '5', '6', '7', '8', '11']),
    tested: optional(publishedCount()),
    scored: publishedCount(),
    level1: optional(publishedCount()),
    level1Rate: optional(publishedRate()),
    proficient: publishedCount(),
    proficientRate: optional(publishedRate()),
  },
  key: ['orgUnit', 'schoolYear', 'group', 'subject', 'grade'],
  replaces: 'key',
  formats: [
    edsight({
      id: 'edsight',
      constants: { grade: 'all' },
      columns: {
        subject: { header: ['Subject'] },
        grade: { header: ['Grade'], optional: true, replace: { '03': '3' } },
        tested: maybe('Total Number Tested'),
        scored: { header: ['Total Number with Scored Tests'] },
        level1: maybe('Level 1 Not Met Count'),
        level1Rate: afterCount('Level 1 Not Met Count'),
        proficient: { header: [proficient] },
        proficientRate: afterCount(proficient),
      },
    }),
  ],
  checks: [{ rate: 'proficientRate', numerator: 'proficient', denominator: 'scored' }],
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

export async function openSampleStore(folder: string): Promise<SampleStore> {
  await mkdir(folder, { recursive: true })
  const archive = await openArchive(join(folder, 'archive'))
  const store = await openDuckdbStore({
    folder,
    archive,
    datasets: [attendance, meetings, graduation, absence, assessment],
    home: { code: '0640011', names: ['Hartford School District'], stateNames: ['State of Connecticut'] },
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
      return store.importFiles({ dataset: dataset.id, files, ...options })
    },
  }
}
