import { root } from './house/folders.mjs'
import { script } from './house/run.mjs'
import { checkImports } from './imports/check.mjs'

await script(async () => {
  const problems = checkImports(root)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0)
    throw new Error(`${problems.length} import${problems.length === 1 ? '' : 's'} in the wrong direction.`)
  console.log('Imports: all in the right direction.')
})
