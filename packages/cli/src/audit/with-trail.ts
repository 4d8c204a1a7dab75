import { MissingTrail } from '@planwright/audit'
import { CliError } from '../cli-error.js'

const remedy = "Name the server's data folder with --data, or with PLANWRIGHT_DATA."

/** Does work on a folder's trail, and explains a folder that has none. */
export async function withTrail<Answer>(folder: string, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof MissingTrail) throw new CliError(error.message, remedy)
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE'))
      throw new CliError(`The records in ${folder} cannot be read (${error.message}).`, remedy)
    throw error
  }
}
