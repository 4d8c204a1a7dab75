import type { ProtectedFigure } from './figure.js'

/** What is counted behind a figure: those with the outcome, the others, all of them, and the people. */
export const counted = ['cases', 'others', 'all', 'people'] as const
export type Counted = (typeof counted)[number]

export type Counts = Readonly<Partial<Record<Counted, number>>>

/**
 * The counts behind a figure that say something about people. A share has its numerator, the rest and the denominator;
 * a number of things is itself a count; a median, a mean or a computed value has the people it is about.
 */
export function countsOf(figure: ProtectedFigure): Counts {
  const people = figure.people === null ? {} : { people: figure.people }
  if (figure.denominator === null) return { ...people, ...casesOf(figure) }
  const all = figure.denominator
  if (figure.numerator === null) return { ...people, all }
  const others = all - figure.numerator
  return { ...people, all, cases: figure.numerator, ...(others >= 0 ? { others } : {}) }
}

function casesOf({ numerator, unit, value }: ProtectedFigure): Counts {
  const cases = numerator ?? (unit === 'count' ? value : null)
  return cases === null ? {} : { cases }
}
