import { readFile } from 'node:fs/promises'
import { checkSchema } from './check-schema.js'
import { readDocument } from './document.js'
import { mistakeOf } from './mistake.js'
import { PlanFileError, type PlanMistake } from './plan-file-error.js'
import { planOfSource } from './plan-of-source.js'
import { checkRules } from './rules/index.js'
import { withSchoolYears } from './school-year-forms.js'
import type { PlanFile } from './types.js'

/**
 * Reads a district's plan from a YAML file that follows `schema/plan.schema.json`.
 * A wrong file is refused as a whole with a `PlanFileError` that holds every mistake by line and column.
 */
export async function readPlanFile(path: string): Promise<PlanFile> {
  const document = readDocument(await textOf(path))
  if (document.content === undefined) throw new PlanFileError(path, inOrder(document.mistakes))
  const content = withSchoolYears(document.content)
  const { findings, source } = await checkSchema(content)
  const found = [...findings, ...checkRules(content)].map((finding) => mistakeOf(finding, document))
  const mistakes = [...document.mistakes, ...found]
  if (source === undefined || mistakes.length > 0) throw new PlanFileError(path, inOrder(mistakes))
  return planOfSource(source)
}

async function textOf(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    throw new PlanFileError(path, [{ line: 1, column: 1, path: '', ...explainUnread(error) }])
  }
}

function explainUnread(error: unknown): Pick<PlanMistake, 'message' | 'remedy'> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return { message: 'There is no such file.', remedy: 'Check the path.' }
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return { message: 'The file is not UTF-8 text.', remedy: 'Save it as UTF-8.' }
  }
  return {
    message: `The file cannot be read (${String(code ?? error)}).`,
    remedy: 'Check the path and its permissions.',
  }
}

function inOrder(mistakes: readonly PlanMistake[]): readonly PlanMistake[] {
  return mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column)
}
