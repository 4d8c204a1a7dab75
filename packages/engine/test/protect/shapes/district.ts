import { drawn, randomFrom } from '../attack/random.js'

/** What a column of a row or of an entity holds. */
export type Cell = number | boolean | string | null

/** A row, or what was worked out for one student, as a formula sees it. */
export interface Row {
  readonly student: string
  readonly [column: string]: Cell
}

/** A made-up student: of one school, with one group of each dimension. */
export interface Pupil {
  readonly student: string
  readonly school: string
  readonly zone: string
  readonly groups: Readonly<Record<(typeof dimensions)[number], string>>
}

export const dimensions = ['grade', 'race', 'gender', 'meal'] as const

export interface MadeUpDistrict {
  readonly pupils: readonly Pupil[]
  /** Several rows a student. */
  readonly lessons: readonly Row[]
  /** One row a student. */
  readonly tests: readonly Row[]
}

const schools = 4

const shares = {
  grade: [
    ['3', 48],
    ['4', 48],
    ['5', 4],
  ],
  race: [
    ['hispanic', 52],
    ['black', 44],
    ['asian', 4],
  ],
  gender: [
    ['female', 48],
    ['male', 48],
    ['non-binary', 4],
  ],
  meal: [
    ['free', 60],
    ['not-eligible', 36],
    ['reduced', 4],
  ],
} as const

/** As many made-up students and their rows; the same for the same seed. One of them has most of the minutes. */
export function madeUpDistrict(count: number, seed: number): MadeUpDistrict {
  const random = randomFrom(seed)
  const pupils = Array.from({ length: count }, (_, index): Pupil => pupilOf(index, random))
  const lessons = pupils.flatMap((pupil, index) =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, (_, lesson) => ({
      ...rowOf(pupil, random, index === 0),
      date: `2016-10-${String(3 + lesson).padStart(2, '0')}`,
    })),
  )
  const tests = pupils.map((pupil, index) => ({ ...rowOf(pupil, random, index === 0), schoolYear: '2016-17' }))
  return { pupils, lessons, tests }
}

function pupilOf(index: number, random: () => number): Pupil {
  const place = Math.floor(random() * schools)
  return {
    student: `s${index}`,
    school: `0${place + 1}`,
    zone: place % 2 === 0 ? 'north' : 'south',
    groups: {
      grade: drawn(random, shares.grade),
      race: drawn(random, shares.race),
      gender: drawn(random, shares.gender),
      meal: drawn(random, shares.meal),
    },
  }
}

/** A score that some have not, answers of zero and one, minutes that one child has most of, and dollars of both signs. */
function rowOf({ student, school }: Pupil, random: () => number, hasMost: boolean): Row {
  const below = (most: number) => Math.floor(random() * most)
  return {
    student,
    school,
    score: random() < 0.2 ? null : below(101),
    answer: random() < 0.1 ? null : Number(random() < 0.8),
    hit: random() < 0.5,
    minutes: hasMost ? 9000 : below(90),
    dollars: (below(40_001) - 20_000) / 100,
    absences: below(8),
    subject: drawn(random, [
      ['math', 5],
      ['reading', 4],
      ['music', 1],
    ]),
  }
}
