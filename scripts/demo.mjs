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
import { attendanceYear } from './synthetic/calendar.mjs'
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
    await releaseYear()
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
  for (const { dataset, path } of files)
    if ((await planwright('import', dataset, path)) !== 0) throw new Error(`The import of ${dataset} did not succeed.`)
  writeFileSync(imported, generation())
  console.log('The synthetic district is imported: its schools and classes answer now.')
}

/** Families and other readers without a login see figures about students only once they are released. */
async function releaseYear() {
  const released = join(folder, 'released')
  if (existsSync(released)) return
  if ((await planwright('release', attendanceYear)) !== 0) throw new Error(`${attendanceYear} could not be released.`)
  writeFileSync(released, attendanceYear)
  console.log(`The figures of ${attendanceYear} are released: schools answer everybody now, with small groups hidden.`)
}

/** The command's own code, without a process for each call. @param {string[]} args @returns {Promise<number>} */
async function planwright(...args) {
  const cli = await compiled('packages/cli/dist/src/index.js')
  const server = ['--url', `http://127.0.0.1:${port}`, '--data', environment.PLANWRIGHT_DATA]
  return cli.run([...args, ...server], { out: process.stdout, err: process.stderr })
}
