import type { Header } from './header.js'

/** A row as its file has it; a column the file lacks is empty. */
export class SourceRow {
  constructor(
    readonly line: number,
    private readonly cells: string[],
    private readonly header: Header,
  ) {}

  /** The text in a column. */
  cell(column: string): string {
    const index = this.header.columns.get(column)
    return index === undefined ? '' : (this.cells[index] ?? '')
  }

  /** Puts another text into a column of the file. */
  put(column: string, text: string): void {
    const index = this.header.columns.get(column)
    if (index !== undefined) this.cells[index] = text
  }

  /** The texts in a column that holds a list. */
  list(column: string): readonly string[] {
    const text = this.cell(column)
    return text === ''
      ? []
      : text
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '')
  }
}
