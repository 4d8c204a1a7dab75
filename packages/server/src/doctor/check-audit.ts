import { headFileOf, MissingTrail, readAnchors, storedRows, verifyTrail } from '@planwright/audit'
import { ServerError } from '../errors.js'
import { type Checked, problem, sound } from './checked.js'
import type { Examined } from './examined.js'

/** Checks the whole audit trail against the file that names its entries. */
export async function checkAudit({ folder }: Examined): Promise<Checked> {
  const { head, fault } = await verdictOn(folder)
  if (fault !== null) return problem('audit', new ServerError('AUDIT_BROKEN', { fault }), headFileOf(folder))
  if (head.seq === 0) return sound('audit', 'There is no entry yet.')
  return sound('audit', `${head.seq === 1 ? '1 entry' : `${head.seq} entries`}, whole. Head ${head.seq}:${head.hash}`)
}

async function verdictOn(folder: string) {
  try {
    const { head, fault } = await verifyTrail(storedRows(folder), () => readAnchors(folder))
    return { head, fault: fault?.sentence ?? null }
  } catch (error) {
    if (error instanceof MissingTrail) return { head: { seq: 0, hash: '' }, fault: error.message }
    throw error
  }
}
