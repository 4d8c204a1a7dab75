/** From where on an import stops and asks whether what it would do is meant. All of its thresholds are here. */
export const importThresholds = Object.freeze({
  /** A school year may lose one row in so many (of the import's scope, where it has one). */
  rowsForOneLost: 10,
  /** A group of fewer rows than this may lose them all: correcting a few records does that. Schools always ask. */
  rowsOfGroup: 10,
  /** A school year should have at least one in so many of the rows of its file. */
  rowsForOneOfYear: 100,
  /** How many school years plans, rosters and budgets are made ahead. Days lie ahead only where they are planned. */
  yearsAhead: 1,
  /** What was published lies behind. */
  yearsAheadPublished: 0,
  /** A year belongs to the bulk of its file where it has at least one row for so many of the year with the most. */
  rowsForOneOfBulk: 10,
  /** How many years the rest of a file may be from its bulk. */
  yearsFromBulk: 3,
  /** How many years history may be from the plan, from the years loaded so far, and from today. */
  yearsFromKnown: 20,
})
