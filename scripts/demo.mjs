import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compiled } from './generate/compiled.mjs'
import { build } from './house/build.mjs'
import { startServer } from './house/child-server.mjs'
import { root } from './house/folders.mjs'
import { install } from './house/install.mjs'
import { progressBar } from './house/progress.mjs'
import { script } from './house/run.mjs'
import { serverEnvironment } from './house/server.mjs'
import { generation, writeDistrict } from './synthetic/write-district.mjs'

const folder = process.env.PLANWRIGHT_DEMO_DATA || join(root, 'demo-data')
const port = process.env.PORT || '4000'

// The district is invented: it has a data folder of its own, none of the published figures, and says so wherever it shows.
const environment = {
  ...process.env,
  ...serverEnvironment(process.env),
  PORT: port,
  PLANWRIGHT_DATA: join(folder, 'server'),
  PLANWRIGHT_FIGURES: 'none',
  PLANWRIGHT_LABEL: 'Synthetic data',
}

await script(async () => {
  await install()
  await build()
  const files = await writeFiles()
  const server = startServer(environment)
  if (!(await server.ready)) return server.ended
  try {
    await importFiles(files)
  } catch (error) {
    server.stop()
    await server.ended
    throw error
  }
  return server.ended
})

function writeFiles() {
  return writeDistrict(join(folder, 'files'), {}, (file, share) => {
    const bar = progressBar(`Writing ${file.padEnd(36)}`)
    if (share < 1) bar.at(share)
    else bar.done()
  })
}

/** @param {Awaited<ReturnType<typeof writeDistrict>>} files */
async function importFiles(files) {
  const imported = join(folder, 'imported')
  if (existsSync(imported) && readFileSync(imported, 'utf8') === generation()) return
  // The command's own code, without a process for each of the files.
  const planwright = await compiled('packages/cli/dist/src/index.js')
  const terminal = { out: process.stdout, err: process.stderr }
  for (const { dataset, path } of files) {
    const status = await planwright.run(['import', dataset, path, '--url', `http://127.0.0.1:${port}`], terminal)
    if (status !== 0) throw new Error(`The import of ${dataset} did not succeed.`)
  }
  writeFileSync(imported, generation())
  console.log('The synthetic district is imported: its schools and classes answer now.')
}
