import { logistic } from './random.mjs'

/** @typedef {import('./students.mjs').Student} Student */

const usual = -3.27
const spread = 0.85

/**
 * What a group adds to the odds of an absence, as a logarithm: it makes gaps that resemble published ones.
 * @type {Readonly<Record<keyof Student['groups'], Readonly<Record<string, number>>>>}
 */
const groupEffects = Object.freeze({
  grade: { k: 0.25, 1: 0.05, 9: 0.25, 10: 0.3, 11: 0.35, 12: 0.5 },
  race: { hispanic: 0.15, white: -0.1, asian: -0.5 },
  englishLearner: { yes: 0.05 },
  disability: { yes: 0.35 },
  meal: { free: 0.15, 'not-eligible': -0.25 },
  gender: {},
})

/**
 * How likely a student is to be absent on an ordinary day in a school.
 * @param {Student} student @param {import('./schools.mjs').School} school
 */
export function absenceChance(student, school) {
  const dimensions = /** @type {(keyof Student['groups'])[]} */ (Object.keys(groupEffects))
  const groups = dimensions.reduce((sum, name) => sum + (groupEffects[name][student.groups[name]] ?? 0), 0)
  return logistic(usual + spread * student.leaning + school.effect + groups)
}

/**
 * Who was absent when: one byte a student and day, 1 for absent. Mondays and Fridays are missed a little more.
 * @param {import('./random.mjs').Random} random @param {readonly Student[]} students @param {readonly string[]} days
 * @returns {Uint8Array}
 */
export function makeAbsences(random, students, days) {
  const absent = new Uint8Array(students.length * days.length)
  const weights = days.map((day) => ([1, 5].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) ? 1.15 : 0.92))
  students.forEach((student, index) => {
    student.stays.forEach(({ school, fromDay }, stay) => {
      const chance = absenceChance(student, school)
      const end = student.stays[stay + 1]?.fromDay ?? days.length
      for (let day = fromDay; day < end; day += 1) {
        if (random() < chance * (weights[day] ?? 1)) absent[index * days.length + day] = 1
      }
    })
  })
  return absent
}
