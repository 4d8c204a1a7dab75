import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The file in the data folder with the operator's token: whoever may read the folder may work with the server. */
export const operatorTokenFile = 'operator.token'

/** Keeps the operator's token where only the server's own user reads it. */
export async function keepOperatorToken(folder: string, token: string): Promise<void> {
  const file = join(folder, operatorTokenFile)
  const fresh = `${file}.new`
  await rm(fresh, { force: true })
  await writeFile(fresh, `${token}\n`, { mode: 0o600, flag: 'wx' })
  await rename(fresh, file)
}

/** Takes it away when the server ends: it is worth nothing any more. */
export async function removeOperatorToken(folder: string): Promise<void> {
  await rm(join(folder, operatorTokenFile), { force: true })
}
