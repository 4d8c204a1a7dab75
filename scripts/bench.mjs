import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measured, median } from './bench/measured.mjs'
import { cubeInSqlite, isInstalled } from './bench/other-engines.mjs'
import { cubeInThrowawayPostgres } from './bench/postgres.mjs'
import { demandSame, line } from './bench/report.mjs'
import { build } from './house/build.mjs'
import { install } from './house/install.mjs'
import { script } from './house/run.mjs'
import { writeDistrict } from './synthetic/write-district.mjs'

const studentsOfHartford = 20_000

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    times: { type: 'string', default: '7' },
    'without-growth': { type: 'boolean', default: false },
  },
})
const rounds = Number(options.rounds)
const times = Number(options.times)

await script(async () => {
  await install()
  await build()
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'))
  try {
    await sideBySide(folder)
    if (!options['without-growth']) await growth(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** @param {string} folder */
async function sideBySide(folder) {
  const files = join(folder, 'files')
  await writeDistrict(files, { students: studentsOfHartford })
  const imports = { ours: /** @type {number[]} */ ([]), theirs: /** @type {number[]} */ ([]) }
  const cubes = { ours: /** @type {number[]} */ ([]), theirs: /** @type {number[]} */ ([]) }
  for (let round = 0; round < rounds; round += 1) {
    const ours = freshFolder(folder, 'ours')
    const database = join(freshFolder(folder, 'theirs'), 'hand.duckdb')
    imports.ours.push((await measured('import-store', { files, folder: ours })).milliseconds)
    imports.theirs.push((await measured('import-duckdb', { files, database })).milliseconds)
    const ourCube = await measured('cube-store', { folder: ours, times })
    const theirCube = await measured('cube-duckdb', { database, times })
    demandSame(ourCube.answer, theirCube.answer)
    cubes.ours.push(ourCube.milliseconds)
    cubes.theirs.push(theirCube.milliseconds)
  }
  const cube = median(cubes.ours)
  console.log(`3.6 million attendance rows, ${rounds} rounds by turns, medians`)
  line(
    'Import (archive, validation) to DuckDB’s read_csv',
    median(imports.ours),
    median(imports.theirs),
    'aim: 2 or less',
  )
  line(
    'Cube (district, 45 schools, six groupings) to hand-written SQL in DuckDB',
    cube,
    median(cubes.theirs),
    'aim: 1.5 or less',
  )
  if (isInstalled('sqlite3')) {
    line('The same cube to hand-written SQL in SQLite', cube, cubeInSqlite(files, join(folder, 'hand.sqlite'), 3))
  } else console.log('SQLite’s shell is not installed: skipped.')
  const postgres = await cubeInThrowawayPostgres(files, 3)
  if (postgres === null) console.log('PostgreSQL is not installed: skipped.')
  else line('The same cube to hand-written SQL in PostgreSQL', cube, postgres)
}

/** @param {string} folder */
async function growth(folder) {
  console.log('\nrows (million)   import s   cube s   peak memory MB')
  for (const factor of [0.1, 1, 10]) {
    const files = freshFolder(folder, 'files')
    const data = freshFolder(folder, 'ours')
    await writeDistrict(files, { students: factor * studentsOfHartford })
    const imported = await measured('import-store', { files, folder: data })
    const cube = await measured('cube-store', { folder: data, times: 3 })
    const cells = [
      (3.6 * factor).toFixed(2).padStart(14),
      (imported.milliseconds / 1000).toFixed(2).padStart(10),
      (cube.milliseconds / 1000).toFixed(3).padStart(8),
      Math.max(imported.peakMegabytes, cube.peakMegabytes).toFixed(0).padStart(16),
    ]
    console.log(cells.join(' '))
  }
}

/** @param {string} folder @param {string} name */
function freshFolder(folder, name) {
  const path = join(folder, name)
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path)
  return path
}
