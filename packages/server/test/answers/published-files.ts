import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** A published cell as the state prints it: where it is, and the number or the mark. */
export interface PublishedCell {
  readonly indicator: string
  /** The org unit, the group and the school year, as the API names them. */
  readonly place: string
  /** The printed rate in tenths of a percent, or the reason why none is printed. */
  readonly printed: number | 'SUPPRESSED' | 'NOT_APPLICABLE'
  /** The printed parts of the rate; null where the state prints none. */
  readonly parts: readonly [numerator: number, denominator: number] | null
}

/** A file of the state, cut into cells by nothing but this reader. */
interface PrintedFile {
  readonly year: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The groups as the state's files of 2010 to 2017 spell them. */
const groupOf: Readonly<Record<string, string>> = {
  'American Indian or Alaska Native': 'race/american-indian',
  'Indian or Alaska Native': 'race/american-indian',
  Asian: 'race/asian',
  Black: 'race/black',
  'Black or African American': 'race/black',
  Hispanic: 'race/hispanic',
  'Hispanic/Latino of any race': 'race/hispanic',
  'Hawaiian or Pacific Islander': 'race/pacific-islander',
  'Native Hawaiian or Other Pacific Islander': 'race/pacific-islander',
  'Two or More Races': 'race/two-or-more',
  White: 'race/white',
  ELL: 'englishLearner/yes',
  'Non-ELL': 'englishLearner/no',
  'Special Education': 'disability/yes',
  'Non-Special Education': 'disability/no',
  'Eligible For Free Lunch': 'meal/free',
  'Eligible For Reduced Lunch': 'meal/reduced',
  'Not Eligible For Lunch': 'meal/not-eligible',
  Female: 'gender/female',
  Male: 'gender/male',
  Kindergarten: 'grade/k',
}
const groupHeaders = ['Race/Ethnicity', 'English Learner Status', 'Special Education Status', 'Gender']
const mealHeader = 'Free/Reduced Price Meal Eligibility'

/** The files of a folder, by their names in it. */
export async function filesBelow(folder: string, isWanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files = new Map<string, Buffer>()
  for (const path of paths.sort()) {
    const name = relative(folder, path)
    if (isWanted(name)) files.set(name, await readFile(path))
  }
  return files
}

/** Reads the cells of files about chronic absenteeism, graduation and the assessment, whichever they are. */
export class PublishedFiles {
  private readonly files: readonly PrintedFile[]
  private readonly codeOf = new Map<string, string>()

  constructor(contents: Iterable<Buffer>, directory: string) {
    this.files = [...contents].map((content) => printedFile(content.toString('utf8')))
    for (const line of directory.split(/\r?\n/)) this.learn(line.slice(line.indexOf(',') + 1), line.split(',')[0] ?? '')
    for (const { header, rows } of this.files) {
      const code = header.indexOf('District Code')
      if (code >= 0) for (const row of rows) this.learn(row[0] ?? '', row[code] ?? '')
    }
  }

  cells(): readonly PublishedCell[] {
    return this.files.flatMap((file) => file.rows.flatMap((row) => this.cellsOf(file, row)))
  }

  private learn(name: string, code: string): void {
    if (/^\d{7}$/.test(code)) this.codeOf.set(name, code)
  }

  private cellsOf({ year, header }: PrintedFile, row: readonly string[]): readonly PublishedCell[] {
    const cell = (name: string): string => row[header.indexOf(name)] ?? ''
    const place = `${this.unitOf(row[0] ?? '')} ${groupIn(header, row)} ${year}`
    if (header.includes('% Chronically Absent')) {
      const printed = rateOf([cell('% Chronically Absent')])
      return [{ indicator: 'culture-climate.reported-chronic-absenteeism', place, printed, parts: null }]
    }
    if (header.includes('Graduation Rate')) {
      const texts = [cell('Graduation Rate'), cell('Graduation Count'), cell('Four-Year Cohort Count')]
      return [{ indicator: 'teaching-learning.four-year-graduation', place, ...shareOf(texts) }]
    }
    if (cell('Subject') !== 'ELA' || Number(cell('Grade')) !== 3) return []
    const met = header.indexOf('Level 3&4 Met or Exceeded Count')
    const texts = [row[met + 1] ?? '', row[met] ?? '', cell('Total Number with Scored Tests')]
    return [{ indicator: 'teaching-learning.grade-3-ela', place, ...shareOf(texts) }]
  }

  private unitOf(name: string): string {
    if (name === 'Hartford School District') return 'district'
    if (name === 'State of Connecticut' || name === 'State Level') return 'state'
    const code = this.codeOf.get(name)
    if (code === undefined) throw new Error(`No file has a code for ${name}.`)
    return `peer/${code}`
  }
}

/** The rate, half up to tenths, that two whole numbers give. */
export function tenthsOf([numerator, denominator]: readonly [number, number]): number {
  return Number((2000n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)))
}

function groupIn(header: readonly string[], row: readonly string[]): string {
  const index = header.findIndex((name) => [...groupHeaders, mealHeader].includes(name))
  const label = row[index] ?? ''
  if (index >= 0) return groupOf[label] ?? label
  const grade = header.includes('% Chronically Absent') ? (row[header.indexOf('Grade')] ?? '') : ''
  return grade === '' ? 'all' : (groupOf[grade] ?? `grade/${grade.replace(/\D/g, '')}`)
}

function rateOf(texts: readonly string[]): PublishedCell['printed'] {
  if (texts.includes('*')) return 'SUPPRESSED'
  if (texts.includes('N/A')) return 'NOT_APPLICABLE'
  return Math.round(Number(texts[0]) * 10)
}

function shareOf(texts: readonly string[]): Pick<PublishedCell, 'printed' | 'parts'> {
  const printed = rateOf(texts)
  return { printed, parts: typeof printed === 'number' ? [Number(texts[1]), Number(texts[2])] : null }
}

function printedFile(text: string): PrintedFile {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const at = lines.findIndex((line) => /^"?(District|Organization)"?,/.test(line))
  const year = /\d{4}-\d{2}/.exec(lines.slice(0, at).join(' '))?.[0]
  if (at < 0 || year === undefined) throw new Error('A file has no header or no year.')
  const header = cellsOf(lines[at] ?? '').map(spaced)
  return {
    year,
    header,
    rows: lines
      .slice(at + 1)
      .filter((line) => line !== '')
      .map(cellsOf),
  }
}

/** Headers that lost their spaces, as they are meant. */
function spaced(header: string): string {
  return header.replace(/\s+/g, ' ').trim()
}

function cellsOf(line: string): readonly string[] {
  const quoted = /"((?:[^"]|"")*)"|([^,]*)/y
  const cells: string[] = []
  for (let at = 0; at <= line.length; at = quoted.lastIndex + 1) {
    quoted.lastIndex = at
    const found = quoted.exec(line)
    cells.push((found?.[1]?.replaceAll('""', '"') ?? found?.[2] ?? '').replace(/^="(.*)"$/, '$1').trim())
  }
  return cells
}
