import { join } from 'node:path'
import { root } from './house/folders.mjs'
import { mustRun, script } from './house/run.mjs'
import { problemWith } from './plugin/check-id.mjs'
import { writePlugin } from './plugin/write-plugin.mjs'

const formatter = join(root, 'node_modules/@biomejs/biome/bin/biome')

await script(async () => {
  const [id, name, nameEs] = process.argv.slice(2)
  const problem = problemWith(root, id, name)
  if (problem !== null || id === undefined || name === undefined) throw new Error(problem ?? '')
  const files = writePlugin(root, { id, name, ...(nameEs === undefined ? {} : { nameEs }) })
  for (const file of files) console.log(`Wrote ${file}`)
  // The lockfile learns of the new folder, so that an installation from it is complete.
  await mustRun('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'])
  await mustRun(process.execPath, [formatter, 'format', '--write', join(root, 'plugins', id)], { stdio: 'ignore' })
  if (nameEs === undefined)
    console.log(`Its Spanish name is the English one until plugins/${id}/src/department.ts says another.`)
  console.log(`Now change plugins/${id} to what your department answers for. Try it with: npm test -- -g ${id}`)
})
