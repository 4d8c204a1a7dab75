import { join } from 'node:path'
import { FactsError, type FactsState, factsFile, inspectFacts } from '@planwright/facts'
import { ServerError } from '../errors.js'
import { faultOfFacts } from '../health/facts-fault.js'
import { factsHindrance } from '../health/facts-hindrance.js'
import { processOf } from './check-server.js'
import { type Checked, problem, skipped, sound } from './checked.js'
import type { Examined, ReadableRecords } from './examined.js'

/** Reads the facts from end to end, and compares their imports with those on record. */
export async function checkFacts({ folder, holder }: Examined, readable: ReadableRecords | null): Promise<Checked> {
  if (holder !== null)
    return skipped('facts', `The server has them open${processOf(holder)}; stop it to have them checked.`)
  const place = join(folder, factsFile)
  const found = await inspected(folder)
  if (found instanceof Error) return problem('facts', found, place)
  if (readable === null) return skipped('facts', 'There are no sound records to compare them with.')
  const { recorded } = readable
  const fault = faultOfFacts(found, { folder, recorded, isDeclared: () => true })
  if (fault !== null) return problem('facts', fault, place)
  return sound('facts', `${recorded.effective.length} imports, as the records say.`)
}

async function inspected(folder: string): Promise<FactsState | ServerError | FactsError> {
  try {
    return await inspectFacts(folder)
  } catch (error) {
    const hindrance = factsHindrance(error, folder)
    if (hindrance instanceof ServerError || hindrance instanceof FactsError) return hindrance
    throw error
  }
}
