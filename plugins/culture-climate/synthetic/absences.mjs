/** @typedef {SyntheticDistrict['students'][number]} Student */
/** @typedef {SyntheticDistrict['schools'][number]} School */

const usual = -3.27
const spread = 0.85

/**
 * What a group adds to the odds of an absence, as a logarithm: it makes gaps that resemble published ones.
 * @type {Readonly<Record<string, Readonly<Record<string, number>>>>}
 */
const groupEffects = Object.freeze({
  grade: { k: 0.25, 1: 0.05, 9: 0.25, 10: 0.3, 11: 0.35, 12: 0.5 },
  race: { hispanic: 0.15, white: -0.1, asian: -0.5 },
  englishLearner: { yes: 0.05 },
  disability: { yes: 0.35 },
  meal: { free: 0.15, 'not-eligible': -0.25 },
})

/**
 * How likely a student is to be absent on an ordinary day in a school.
 * @param {Student} student @param {School} school
 */
function absenceChance(student, school) {
  const groups = Object.entries(student.groups).reduce((sum, [name, key]) => sum + (groupEffects[name]?.[key] ?? 0), 0)
  const odds = Math.exp(usual + spread * student.leaning + school.effect + groups)
  return odds / (1 + odds)
}

/**
 * Who was absent when: one byte a student and day, 1 for absent. Mondays and Fridays are missed a little more.
 * It is drawn alike each time, so that daily and yearly figures agree.
 * @param {SyntheticDistrict} district
 * @returns {Uint8Array}
 */
export function absencesOf({ students, days, randomFor }) {
  const random = randomFor('absences')
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
