import { readFile } from 'node:fs/promises'
import type { SyntheticFile } from '../support/synthetic.js'

/** A row of a file: its cells by column. An empty cell is one that is not known. */
export type RawRow = Readonly<Record<string, string>>

/** Where a figure belongs. */
export interface Place {
  readonly orgUnit: string
  readonly group: string
  readonly period: string
}

/** The files as they were written, looked through row by row. It knows nothing of the server's code. */
export class RawDistrict {
  private readonly yearly = new Map<string, readonly RawRow[]>()
  private readonly placed = new Map<string, readonly RawRow[]>()
  private readonly students = new Map<string, RawRow>()
  private readonly zones = new Map<string, string>()
  private readonly enrolled = new Set<string>()

  private constructor(
    private readonly files: ReadonlyMap<string, readonly RawRow[]>,
    /** The column that says on which day a row counts, by dataset; those without one name their school year. */
    private readonly days: Readonly<Record<string, string>>,
  ) {
    for (const row of this.rows('roster.students')) this.students.set(`${row.student} ${row.schoolYear}`, row)
    for (const row of this.rows('roster.schools')) this.zones.set(`${row.school} ${row.schoolYear}`, row.zone ?? '')
    for (const { student, schoolYear, school, classroom } of this.rows('roster.enrollments'))
      this.enrolled.add(`${student} ${schoolYear} ${school} ${classroom}`)
  }

  static async read(files: readonly SyntheticFile[], days: Readonly<Record<string, string>>): Promise<RawDistrict> {
    const texts = await Promise.all(files.map(({ path }) => readFile(path, 'utf8')))
    return new RawDistrict(new Map(files.map(({ dataset }, index) => [dataset, rowsOf(texts[index] ?? '')])), days)
  }

  rows(dataset: string): readonly RawRow[] {
    return this.files.get(dataset) ?? []
  }

  /** The district once for each person that a dataset names, with only this person's rows of it. */
  ofEach(dataset: string, column: string): readonly RawDistrict[] {
    const byPerson = new Map<string, RawRow[]>()
    for (const row of this.rows(dataset)) {
      const id = row[column] ?? ''
      const own = byPerson.get(id)
      if (own === undefined) byPerson.set(id, [row])
      else own.push(row)
    }
    return [...byPerson.values()].map((own) => new RawDistrict(new Map([...this.files, [dataset, own]]), this.days))
  }

  yearOf(dataset: string, row: RawRow): string {
    const day = this.days[dataset]
    return day === undefined ? (row.schoolYear ?? '') : schoolYearOf(row[day] ?? '')
  }

  /** A student's group of a dimension in a school year; empty where not known. */
  groupOf(student: string | undefined, year: string, dimension: string): string {
    return this.students.get(`${student} ${year}`)?.[dimension] ?? ''
  }

  /** The rows that count in a place: of the unit and group, and up to the end of the month of a period with one. */
  rowsAt(dataset: string, { orgUnit, group, period }: Place): readonly RawRow[] {
    const [year = '', month] = period.split('/')
    const rows = this.rowsOfPlace(dataset, year, orgUnit, group)
    if (month === undefined) return rows
    const day = this.days[dataset] ?? ''
    const all = this.rowsOfYear(dataset, year)
    if (!all.some((row) => row[day]?.slice(5, 7) === month)) return []
    const last = `${Number(year.slice(0, 4)) + (Number(month) >= 7 ? 0 : 1)}-${month}`
    return rows.filter((row) => (row[day] ?? '').slice(0, 7) <= last)
  }

  private rowsOfYear(dataset: string, year: string): readonly RawRow[] {
    const known = this.yearly.get(`${dataset} ${year}`)
    if (known !== undefined) return known
    const found = this.rows(dataset).filter((row) => this.yearOf(dataset, row) === year)
    this.yearly.set(`${dataset} ${year}`, found)
    return found
  }

  private rowsOfPlace(dataset: string, year: string, orgUnit: string, group: string): readonly RawRow[] {
    const key = `${dataset} ${year} ${orgUnit} ${group}`
    const known = this.placed.get(key)
    if (known !== undefined) return known
    const [dimension = '', wanted] = group.split('/')
    const found = this.rowsOfYear(dataset, year).filter(
      (row) =>
        this.isAt(row, orgUnit, year) &&
        (wanted === undefined || this.groupOf(row.student, year, dimension) === wanted),
    )
    this.placed.set(key, found)
    return found
  }

  private isAt(row: RawRow, orgUnit: string, year: string): boolean {
    const [level, code = ''] = orgUnit.split('/')
    if (level === 'district') return true
    if (level === 'school') return row.school === code
    if (level === 'zone') return row.school !== undefined && this.zones.get(`${row.school} ${year}`) === code
    if (row.classroom !== undefined) return row.classroom === code
    return this.enrolled.has(`${row.student} ${year} ${row.school} ${code}`)
  }
}

/** The files have no quoted cells but those of names, which no figure depends on. */
function rowsOf(text: string): readonly RawRow[] {
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const names = header.split(',')
  return lines.map((line) => {
    const cells = line.includes('"') ? line.replace(/"[^"]*"/g, (quoted) => quoted.replaceAll(',', ';')) : line
    return Object.fromEntries(cells.split(',').map((cell, index) => [names[index] ?? '', cell]))
  })
}

function schoolYearOf(day: string): string {
  const start = Number(day.slice(0, 4)) - (day.slice(5, 7) >= '07' ? 0 : 1)
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`
}
