import { type Document, isAlias, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { PlanPath } from './path.js'
import type { PlanMistake } from './plan-file-error.js'

/** A YAML text that was read, with the place of everything in it. */
export interface PlanDocument {
  /** Plain content; `undefined` where the text cannot be understood as YAML. */
  readonly content: unknown
  /** What is wrong with the text as YAML. */
  readonly mistakes: readonly PlanMistake[]
  /** Line and column of the value at a path, or of the nearest thing that holds it. */
  readonly placeOf: (path: PlanPath) => Place
  /** Line and column of the key at a path. */
  readonly placeOfKey: (path: PlanPath) => Place
}

/** Line and column, counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Reads a YAML text and keeps the place of everything in it. */
export function readDocument(text: string): PlanDocument {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const mistakes = document.errors.map((error) => ({
    ...placeAt(error.pos[0]),
    path: '',
    ...explain(error.code, error.message),
  }))
  // A key written twice leaves the rest readable; after any other error a reader would only guess.
  const readable = document.errors.every((error) => error.code === 'DUPLICATE_KEY')
  const reading = readable ? contentOf(document) : { content: undefined, mistakes: [] }
  return {
    content: reading.content,
    mistakes: [...mistakes, ...reading.mistakes],
    placeOf: (path) => placeAt(offsets(document, path).value),
    placeOfKey: (path) => placeAt(offsets(document, path).key),
  }
}

function contentOf(document: Document): Pick<PlanDocument, 'content' | 'mistakes'> {
  try {
    return { content: document.toJS({ maxAliasCount: 100 }), mistakes: [] }
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    const remedy = 'Write the repeated part out instead of referring to it.'
    return {
      content: undefined,
      mistakes: [{ line: 1, column: 1, path: '', message: `The references cannot be resolved: ${cause}.`, remedy }],
    }
  }
}

function explain(code: string, message: string): { readonly message: string; readonly remedy: string } {
  if (code === 'DUPLICATE_KEY') {
    return { message: 'The same key stands twice in one place.', remedy: 'Keep one of the two.' }
  }
  if (code === 'TAB_AS_INDENT') {
    return { message: 'A tab indents this line.', remedy: 'Indent with spaces.' }
  }
  return {
    message: `This is not valid YAML: ${message.replace(/[.:]?\s*$/, '')}.`,
    remedy: 'Check the indentation, and put a text that holds ": " or " #" in quotation marks.',
  }
}

function offsets(document: Document, path: PlanPath): { readonly key: number; readonly value: number } {
  let node: unknown = document.contents
  let found = { key: startOf(node, 0), value: startOf(node, 0) }
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (!isCollection(node)) return found
    const pair = isMap(node) ? node.items.find(({ key }) => (isScalar(key) ? key.value : key) === step) : undefined
    const child: unknown = pair === undefined ? node.get(step, true) : pair.value
    if (pair === undefined && child === undefined) return found
    const key = startOf(pair?.key, startOf(child, found.value))
    found = { key, value: startOf(child, key) }
    node = child
  }
  return found
}

function startOf(node: unknown, otherwise: number): number {
  return isNode(node) && node.range ? node.range[0] : otherwise
}
