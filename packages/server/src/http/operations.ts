import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getOperationAST, parse } from 'graphql'

/** The tested examples of the API, committed beside its schema. */
export const operationsFolder = fileURLToPath(new URL('../../../../../schema/operations', import.meta.url))

export interface ExampleOperation {
  readonly name: string
  readonly query: string
}

/** The examples in the order of their file names. */
export async function readOperations(folder = operationsFolder): Promise<readonly ExampleOperation[]> {
  if (!existsSync(folder)) return []
  const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort()
  return Promise.all(
    files.map(async (file) => {
      const query = await readFile(join(folder, file), 'utf8')
      return { name: getOperationAST(parse(query))?.name?.value ?? file, query }
    }),
  )
}
