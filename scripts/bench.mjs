import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measured, median } from './bench/measured.mjs'
import { cubeInSqlite, isInstalled } from './bench/other-engines.mjs'
import { cubeInThrowawayPostgres } from './bench/postgres.mjs'
import { demandSame, importParts, line, step } from './bench/report.mjs'
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
const cubesEach = Number(options.times)
/** The types a careful hand would give: `07` is a school's code, no number. */
const codesAreTexts = "{'school': 'VARCHAR'}"

await script(async () => {
  await install()
  await build()
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'))
  const clean = () => rmSync(folder, { recursive: true, force: true })
  for (const [signal, status] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
    process.once(signal, () => {
      clean()
      process.exit(status)
    })
  }
  try {
    await sideBySide(folder)
    if (!options['without-growth']) await growth(folder)
  } finally {
    clean()
  }
})

/** @param {string} folder */
async function sideBySide(folder) {
  const files = join(folder, 'files')
  step('writing a synthetic district of 20,000 students')
  await writeDistrict(files, { students: studentsOfHartford })
  const cube = await importsAndCubes(folder, files)
  if (isInstalled('sqlite3')) {
    step('the cube in SQLite')
    line('The same cube to hand-written SQL in SQLite', cube, cubeInSqlite(files, join(folder, 'hand.sqlite'), 3))
  } else console.log('SQLite’s shell is not installed: skipped.')
  step('the cube in PostgreSQL')
  const postgres = await cubeInThrowawayPostgres(files, 3)
  if (postgres === null) console.log('PostgreSQL is not installed: skipped.')
  else line('The same cube to hand-written SQL in PostgreSQL', cube, postgres)
}

/**
 * Imports and cubes, ours and DuckDB's by turns. Gives the time of our cube.
 * @param {string} folder @param {string} files
 */
async function importsAndCubes(folder, files) {
  const times = { store: numbers(), guessed: numbers(), given: numbers(), cube: numbers(), hand: numbers() }
  const parts = /** @type {import('./bench/store.mjs').Parts[]} */ ([])
  for (let round = 1; round <= rounds; round += 1) {
    step(`round ${round} of ${rounds}: imports and cubes in the store and in DuckDB`)
    const ours = freshFolder(folder, 'ours')
    const [database, other] = ['guessed', 'given'].map((name) => join(freshFolder(folder, name), 'hand.duckdb'))
    const imported = await measured('import-store', { files, folder: ours })
    parts.push(/** @type {import('./bench/store.mjs').Parts} */ (imported.answer))
    times.store.push(imported.milliseconds)
    times.guessed.push((await measured('import-duckdb', { files, database })).milliseconds)
    times.given.push((await measured('import-duckdb', { files, database: other, types: codesAreTexts })).milliseconds)
    const cube = await measured('cube-store', { folder: ours, times: cubesEach })
    const hand = await measured('cube-duckdb', { database, times: cubesEach })
    demandSame(cube.answer, hand.answer)
    times.cube.push(cube.milliseconds)
    times.hand.push(hand.milliseconds)
  }
  console.log(`3.6 million attendance rows, ${rounds} rounds by turns, medians`)
  const [store, cube] = [median(times.store), median(times.cube)]
  const aim = 'aim: 2 or less'
  line(
    'Import (archive, validation) to DuckDB’s read_csv into a table, types guessed',
    store,
    median(times.guessed),
    aim,
  )
  importParts(parts)
  line('The same to read_csv with school codes as texts, as the store keeps them', store, median(times.given))
  const title = 'Cube (district, 45 schools, six groupings) to hand-written SQL in DuckDB'
  line(title, cube, median(times.hand), 'aim: 1.5 or less')
  return cube
}

/** @param {string} folder */
async function growth(folder) {
  const rows = []
  for (const factor of [0.1, 1, 10]) {
    step(`${(3.6 * factor).toFixed(2)} million rows`)
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
    rows.push(cells.join(' '))
  }
  console.log(`\nrows (million)   import s   cube s   peak memory MB\n${rows.join('\n')}`)
}

/** @returns {number[]} */
function numbers() {
  return []
}

/** @param {string} folder @param {string} name */
function freshFolder(folder, name) {
  const path = join(folder, name)
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path)
  return path
}
