/** An export of the state as a table: title lines, a line of headings above the header where there is one, and rows. */
export interface EdSightTable {
  readonly titles: readonly string[]
  readonly headings?: readonly string[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The text of the file: texts in quotes, ids kept as texts as the state does. */
export function edsightText({ titles, headings, header, rows }: EdSightTable): string {
  const lines = [
    ...titles.map((title) => [title]),
    [''],
    ...(headings === undefined ? [] : [headings]),
    header,
    ...rows,
  ]
  return lines.map((cells) => cells.map(written).join(',')).join('\r\n')
}

function written(cell: string): string {
  if (/^\d{7}$/.test(cell)) return `"=""${cell}"""`
  return /^[\d.]+$/.test(cell) ? cell : `"${cell}"`
}
