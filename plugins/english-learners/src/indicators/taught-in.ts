type Subject = 'ela' | 'math' | 'science' | 'social-studies'

interface Circumstances {
  readonly school?: string
  readonly gradeLevel?: boolean
  readonly support?: 'bilingual' | 'co-taught' | 'sheltered' | 'none'
}

/** A learner's core subjects for a worked example: at grade level and co-taught in the north school unless said. */
export function taughtIn(student: string, subjects: readonly Subject[], circumstances: Circumstances = {}) {
  const { school = 'north', gradeLevel = true, support = 'co-taught' } = circumstances
  return subjects.map((subject) => ({ student, schoolYear: '2018-19', school, subject, gradeLevel, support }))
}
