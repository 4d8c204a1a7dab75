import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PlanFile, PlanFileError, readPlanFile } from '../../src/plan-file/index.js'

/** Writes a plan to a folder of its own, reads it, and removes the folder. */
export async function readPlanText(text: string | Uint8Array): Promise<PlanFile> {
  const folder = await mkdtemp(join(tmpdir(), 'planwright-plan-'))
  try {
    const file = join(folder, 'plan.yaml')
    await writeFile(file, text)
    return await readPlanFile(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The error with which a plan is refused. Fails where the plan is accepted. */
export async function refusalOf(text: string | Uint8Array): Promise<PlanFileError> {
  try {
    await readPlanText(text)
  } catch (error) {
    if (error instanceof PlanFileError) return error
    throw error
  }
  throw new Error('The plan was accepted.')
}

/** The mistakes of a refused plan as `line:column path`. */
export async function placesOf(text: string): Promise<readonly string[]> {
  return (await refusalOf(text)).mistakes.map(({ line, column, path }) => `${line}:${column} ${path}`)
}
