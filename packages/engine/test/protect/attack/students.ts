import { drawn, randomFrom } from './random.js'

/** A made-up student: where, of which groups, and whether absent too often. */
export interface Student {
  /** From the school up to the district. */
  readonly places: readonly string[]
  readonly groups: readonly string[]
  readonly absent: boolean
}

const studentsOfASchool = 430
const schoolsOfAZone = 4

const races = [
  ['hispanic', 56],
  ['black', 28],
  ['white', 8],
  ['asian', 5],
  ['two-or-more', 3],
] as const

/** Groups of which a school has a handful at most. */
const rareRaces = [...races, ['american-indian', 0.7], ['pacific-islander', 0.3]] as const

const meals = [
  ['free', 70],
  ['reduced', 7],
  ['not-eligible', 23],
] as const

const genders = [
  ['female', 49],
  ['male', 51],
] as const

const rareGenders = [...genders, ['nonbinary', 0.5]] as const

const yesOr = (share: number) =>
  [
    ['yes', share],
    ['no', 100 - share],
  ] as const

/**
 * As many made-up students, in zones and schools of their grades; the same for the same seed.
 *
 * @param rare Whether some belong to groups of which a school has a handful at most.
 */
export function madeUpStudents(count: number, seed: number, rare = false): readonly Student[] {
  const random = randomFrom(seed)
  const schools = Math.max(2, Math.round(count / studentsOfASchool))
  const zones = Math.max(1, Math.round(schools / schoolsOfAZone))
  return Array.from({ length: count }, () => {
    const school = Math.floor(random() * schools)
    const upper = school % 4 === 3
    const grade = (upper ? 9 : 0) + Math.floor(random() * (upper ? 4 : 9))
    const englishLearner = drawn(random, yesOr(22))
    const disability = drawn(random, yesOr(18))
    const risk = 0.2 + (englishLearner === 'yes' ? 0.05 : 0) + (disability === 'yes' ? 0.08 : 0)
    return {
      places: [`school/${school}`, `zone/${school % zones}`, 'district'],
      groups: [
        'all',
        `grade/${grade === 0 ? 'k' : grade}`,
        `race/${drawn(random, rare ? rareRaces : races)}`,
        `englishLearner/${englishLearner}`,
        `disability/${disability}`,
        `meal/${drawn(random, meals)}`,
        `gender/${drawn(random, rare ? rareGenders : genders)}`,
      ],
      absent: random() < risk,
    }
  })
}
