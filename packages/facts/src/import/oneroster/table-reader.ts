import type { CsvRecord } from '../csv-records.js'
import { checkCells, checkDate } from './check-cells.js'
import { dateOrderOf } from './dates.js'
import type { Findings } from './findings.js'
import { type Header, headerOf } from './header.js'
import type { SourceFile } from './source-files.js'
import { SourceRow } from './source-row.js'

/** Takes the records of a file one by one and keeps the rows that can be read. */
export class TableReader {
  private header: Header | null | undefined
  private read = 0
  private readonly live = new Map<string, SourceRow>()
  private readonly deleted = new Set<string>()
  private readonly texts = new Map<string, string>()
  private readonly leftOut = new Map<string, number>()

  constructor(
    private readonly source: SourceFile,
    private readonly file: string,
    private readonly findings: Findings,
  ) {}

  take(record: CsvRecord): void {
    if (this.header === null) return
    if ('fault' in record) this.takeFault(record)
    else if (this.header === undefined) this.takeHeader(record.line, record.cells)
    else this.takeRow(record.line, record.cells, this.header)
  }

  end() {
    const { source, header, live, deleted } = this
    if (header === undefined) {
      this.read += 1
      this.findings.reject('EMPTY_FILE', this.place(null, null, null))
    }
    if (header && this.read === 0 && this.source.isNeeded)
      this.findings.warn('NO_ROWS', this.place(header.line, null, null))
    this.checkDates()
    if (this.leftOut.size > 0) {
      const detail = [...this.leftOut].map(([status, count]) => `${count} ${status}`).join(', ')
      this.findings.warn('ONEROSTER_LEFT_OUT', { ...this.place(null, 'status', null), detail })
    }
    return {
      read: this.read,
      columns: new Set(source.columns.filter((name) => header?.columns.has(name))),
      live,
      deleted,
    }
  }

  /** The dates of a file are looked at together: one of them may tell what comes first in all. */
  private checkDates(): void {
    const rows = [...this.live.values()]
    const order = dateOrderOf(rows.flatMap((row) => this.source.dates.map((column) => row.cell(column))))
    for (const row of rows) {
      for (const column of this.source.dates) {
        const text = row.cell(column)
        if (text !== '') row.put(column, checkDate(text, order, this.place(row.line, column, text), this.findings))
      }
    }
  }

  private takeHeader(line: number, cells: readonly string[]): void {
    this.header = headerOf(this.source, this.file, line, cells, this.findings)
    if (this.header === null) this.read += 1
  }

  private takeFault({ line, fault }: Extract<CsvRecord, { readonly fault: string }>): void {
    if (this.header === undefined) this.header = null
    this.read += 1
    this.findings.reject(fault, this.place(line, null, null))
  }

  private takeRow(line: number, cells: readonly string[], header: Header): void {
    this.read += 1
    const texts = cells.map((cell) => cell.trim())
    const id = texts[header.columns.get('sourcedId') ?? 0] ?? ''
    if (texts.length < header.least || texts.slice(header.most).some((text) => text !== '')) {
      const detail = `${texts.length} cells where the header has ${header.least}`
      this.findings.reject('RAGGED_ROW', { ...this.place(line, null, id), detail })
    } else if (id === '') this.findings.reject('EMPTY_CELL', this.place(line, 'sourcedId', null))
    else if (!this.isRepeated(id, line, texts)) {
      checkCells(this.source, header, texts, (column, value) => this.place(line, column, value), this.findings)
      this.keep(id, new SourceRow(line, texts, header))
    }
  }

  private isRepeated(id: string, line: number, texts: readonly string[]): boolean {
    const text = texts.join('\u0000')
    const known = this.texts.get(id)
    this.texts.set(id, known ?? text)
    if (known === undefined) return false
    const place = this.place(line, 'sourcedId', id)
    if (known === text) this.findings.warn('ONEROSTER_REPEATED', place)
    else this.findings.reject('DUPLICATE_KEY', { ...place, detail: 'sourcedId' })
    return true
  }

  private keep(id: string, row: SourceRow): void {
    const status = row.cell('status')
    if (status !== 'tobedeleted' && status !== 'inactive') {
      this.live.set(id, row)
      return
    }
    this.deleted.add(id)
    this.leftOut.set(status, (this.leftOut.get(status) ?? 0) + 1)
  }

  private place(line: number | null, column: string | null, value: string | null) {
    return { file: this.file, line, column, value }
  }
}
