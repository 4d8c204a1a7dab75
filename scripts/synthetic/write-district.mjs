import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digestOf } from '../house/digest.mjs'
import { writeCsv } from './csv-file.mjs'
import * as assessment from './datasets/assessment.mjs'
import * as attendance from './datasets/attendance.mjs'
import * as enrollments from './datasets/enrollments.mjs'
import * as graduation from './datasets/graduation.mjs'
import * as reportedAbsence from './datasets/reported-absence.mjs'
import * as schools from './datasets/schools.mjs'
import * as students from './datasets/students.mjs'
import { makeDistrict } from './district.mjs'

/** @typedef {{ readonly dataset: string, readonly path: string }} SyntheticFile */

/** In the order they are imported: who is where, then what happened. */
const written = Object.freeze([schools, students, enrollments, attendance, reportedAbsence, graduation, assessment])

/** Names this generator: it changes whenever the files it writes might. */
export const generation = () => digestOf(fileURLToPath(new URL('.', import.meta.url)), ['.'])

/**
 * The synthetic district as CSV files, written anew only when the generator has changed.
 * @param {string} folder
 * @param {{ readonly students?: number }} [size]
 * @param {(file: string, share: number) => void} [onProgress] the share of the file that is written, 1 when it is whole
 * @returns {readonly SyntheticFile[]}
 */
export function writeDistrict(folder, size = {}, onProgress = () => {}) {
  const files = written.map(({ dataset }) => ({ dataset, path: join(folder, `${dataset}.csv`) }))
  const stamp = join(folder, 'generation')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === generation()) return files
  mkdirSync(folder, { recursive: true })
  const district = makeDistrict(size)
  const longest = district.students.length * district.days.length
  for (const { dataset, lines } of written) {
    const file = `${dataset}.csv`
    writeCsv(join(folder, file), lines(district), (count, whole) => onProgress(file, whole ? 1 : count / longest))
  }
  writeFileSync(stamp, generation())
  return files
}
