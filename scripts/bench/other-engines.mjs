import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { cubeSql, cubeSqlWithoutSets } from './hand-written.mjs'
import { median } from './measured.mjs'

const attendanceColumns = 'student text, school text, date text, present'
const studentColumns =
  'student text, "schoolYear" text, school text, grade text, race text, "englishLearner" text, disability text, meal text, gender text, language text'

/** Whether a program is on this machine. @param {string} program */
export const isInstalled = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

/**
 * The cube by hand-written SQL in SQLite, through its own shell.
 * @param {string} files @param {string} database @param {number} times
 * @returns {number} milliseconds
 */
export function cubeInSqlite(files, database, times) {
  const shell = (/** @type {string} */ script) => finish('sqlite3', ['-batch', database], script)
  shell(`
    pragma journal_mode = off; pragma synchronous = off;
    create table attendance (${attendanceColumns});
    create table students (${studentColumns});
.import --csv --skip 1 ${join(files, 'culture-climate.attendance.csv')} attendance
.import --csv --skip 1 ${join(files, 'roster.students.csv')} students
    update attendance set present = (present = 'true');
  `)
  const output = shell(`pragma cache_size = -1000000;\n.timer on\n${`${cubeSqlWithoutSets};\n`.repeat(times)}`)
  return median(
    [...output.matchAll(/Run Time: real ([\d.]+)/g)]
      .map(([, seconds]) => 1000 * Number(seconds))
      .filter((time) => time > 1),
  )
}

/**
 * The same in PostgreSQL, through psql.
 * @param {string} files @param {string} url @param {number} times
 * @returns {number} milliseconds
 */
export function cubeInPostgres(files, url, times) {
  const shell = (/** @type {string} */ script) => finish('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', url], script)
  shell(`
    create table attendance (${attendanceColumns} boolean);
    create table students (${studentColumns});
\\copy attendance from '${join(files, 'culture-climate.attendance.csv')}' csv header
\\copy students from '${join(files, 'roster.students.csv')}' csv header
    analyze;
  `)
  const output = shell(`set work_mem = '256MB';\n\\timing on\n${`${cubeSql};\n`.repeat(times)}`)
  return median([...output.matchAll(/^Time: ([\d.]+) ms/gm)].map(([, time]) => Number(time)))
}

/** @param {string} program @param {readonly string[]} args @param {string} input */
function finish(program, args, input) {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
  return stdout
}
