/** A teacher's year without any professional learning, for worked examples to change. */
export const teacher = {
  staff: 'ana',
  school: 'north',
  schoolYear: '2018-19',
  role: 'teacher',
  jobEmbedded: 0,
  wholeStudent: 0,
  growthCycle: false,
} as const
