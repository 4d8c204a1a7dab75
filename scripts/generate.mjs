import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documents, documentText } from './generate/documents.mjs'
import { build } from './house/build.mjs'
import { root } from './house/folders.mjs'
import { install } from './house/install.mjs'
import { script } from './house/run.mjs'

await script(async () => {
  await install()
  await build()
  for (const name of Object.keys(documents)) {
    writeFileSync(join(root, 'schema', name), await documentText(name))
    console.log(`Wrote schema/${name}`)
  }
})
