/** One student's answers to as many questions on a scale of five, for worked examples to change. */
export function answersOf(student: string, ...answers: readonly (SurveyAnswer | null)[]) {
  return answers.map((answer, index) => ({
    student,
    school: 'north',
    schoolYear: '2018-19',
    question: `q${index + 1}`,
    points: '5' as const,
    reversed: false,
    answer,
  }))
}

type SurveyAnswer = '1' | '2' | '3' | '4' | '5' | '6' | '7' | 'not-applicable'
