/** The levels a district's own answers exist at, widest first. */
export const levels = ['district', 'zone', 'school', 'classroom'] as const
export type Level = (typeof levels)[number]
