/** Said at the top of every generated file. */
export const generatedNote = '<!-- Written by `npm run generate`; change the source instead. -->'

/**
 * A table in Markdown.
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function tableOf(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')

/** A text as code. @param {string} text */
export const code = (text) => `\`${text}\``
