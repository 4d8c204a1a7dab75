/** Every error this package can report: what it means, and what helps. One table, so that documentation can be checked against it. */
export const factsErrors = {
  FORMULA_SYNTAX: {
    means: 'A formula is not a PostgreSQL expression.',
    remedy: 'Correct the formula at the position given.',
  },
  FORMULA_NOT_ONE_EXPRESSION: {
    means: 'A formula holds something besides one expression.',
    remedy: 'Write one expression, without commas, FROM, aliases or semicolons.',
  },
  FORMULA_TOO_LONG: {
    means: 'A formula is longer or more deeply nested than a reader could follow.',
    remedy: 'Split the work: name parts of it with `each`, or import a prepared column.',
  },
  FORMULA_NOT_ALLOWED: {
    means: 'A formula uses a construct that formulas do not have.',
    remedy: 'Use arithmetic, comparisons, AND/OR/NOT, CASE, COALESCE, NULLIF, GREATEST/LEAST and the known functions.',
  },
  FORMULA_UNKNOWN_NAME: {
    means: 'A formula uses a name that is neither a column nor a name from `each`.',
    remedy: 'Use one of the names listed.',
  },
  FORMULA_AMBIGUOUS_NAME: {
    means: 'A name fits several columns that differ only in upper and lower case.',
    remedy: 'Put the exact name in double quotes.',
  },
  FORMULA_UNKNOWN_FUNCTION: {
    means: 'A formula calls a function that formulas do not have.',
    remedy: 'Use one of the functions listed.',
  },
  FORMULA_WRONG_ARGUMENTS: {
    means: 'A function is called with the wrong arguments.',
    remedy: 'Call it as shown.',
  },
  FORMULA_WRONG_TYPE: {
    means: 'An operator or a function is given a type it cannot work with.',
    remedy: 'Compare and combine values of one type.',
  },
  FORMULA_NULL_COMPARISON: {
    means: 'A formula compares with NULL, which is never true.',
    remedy: 'Write IS NULL or IS NOT NULL.',
  },
  FORMULA_UNKNOWN_VALUE: {
    means: 'A column is compared with a text it can never hold.',
    remedy: 'Use one of the values listed.',
  },
  FORMULA_BAD_DATE: {
    means: 'A text that is compared with a date is not a calendar day.',
    remedy: "Write days as '2016-09-30'.",
  },
  FORMULA_TOO_PRECISE: {
    means: 'A number would need more decimal places than are kept exactly.',
    remedy: 'Round a part, or divide.',
  },
  FORMULA_NEEDS_AGGREGATE: {
    means: 'A formula that describes many rows uses a column outside an aggregate.',
    remedy: 'Say how the rows become one number: count(*), sum(...), min(...), max(...), avg(...) or median(...).',
  },
  FORMULA_AGGREGATE_NOT_ALLOWED: {
    means: 'An aggregate stands where each row is looked at by itself.',
    remedy: 'Leave out the aggregate here.',
  },
  FORMULA_PUBLISHED_NOT_SUMMED: {
    means: 'A formula aggregates published rows. Published rows are never summed: they may overlap and hide cells.',
    remedy: 'Use the columns of the row as they are, without an aggregate.',
  },
  FORMULA_WRONG_RESULT: {
    means: 'A formula gives the wrong type of result for its place.',
    remedy: 'A `where` gives true or false; numerators, denominators and values give numbers.',
  },
  FORMULA_SINGLE_VALUE: {
    means:
      'A formula over rows about people gives the value of a single person: the smallest, the largest, or one near an end.',
    remedy: 'Use a percentile that leaves at least ten people on either side, such as median(x), or a mean or a share.',
  },
  FORMULA_HIDDEN_COUNT: {
    means: 'A count or a sum over people stands inside another calculation, where it could not be protected as one.',
    remedy: 'Write a share as a ratio with a numerator and a denominator; count with count(*) filter (where ...).',
  },
  FORMULA_NAMES_PERSON: {
    means: 'A formula compares the id of a student, a member of staff or a class with a text.',
    remedy: "Leave the id out. Describe people by what is true of them, such as grade = '3'.",
  },
  MEASURE_BAD_EACH: {
    means: '`each` does not name exactly one entity column of the dataset.',
    remedy: 'Write each: { student: { name: "formula" } } with one column that holds an id.',
  },
  MEASURE_WRONG_KIND: {
    means: 'This kind of measure does not fit the dataset.',
    remedy: 'Use ratio or aggregate over rows about people and things, ratio or reported over published rows.',
  },
  MEASURE_BAD_RATE: {
    means: '`publishedRate` does not name a published rate of the dataset.',
    remedy: 'Name a publishedRate column of a published dataset.',
  },
  MEASURE_INVALID: {
    means: 'A measure cannot be compiled, because its formulas have problems.',
    remedy: 'Correct the problems listed.',
  },
  STORE_NEWER: {
    means: 'The fact store was written by a newer version of Planwright.',
    remedy: 'Start the newer version, or choose another data folder.',
  },
  STORE_DATASET_CHANGED: {
    means: 'A dataset declares a column with another type than its stored rows have.',
    remedy: 'Give the column a new name, or import the dataset into a new data folder.',
  },
  STORE_UNKNOWN_DATASET: {
    means: 'No installed department declares this dataset.',
    remedy: 'Check the spelling, or install the department.',
  },
  UNDO_UNKNOWN: {
    means: 'The log of the facts has no import, emptying or undo with this id.',
    remedy: 'List the imports, and take the id from there.',
  },
  UNDO_TWICE: {
    means: 'An import, emptying or undo was taken back before.',
    remedy: 'To bring it back, undo the undo.',
  },
  UNDO_FILES_LOST: {
    means: 'The archive lacks files of imports that would have to be replayed, or holds them damaged.',
    remedy: 'Restore the files from a backup of the archive, or import newer files in place of what is wrong.',
  },
  UNDO_REFUSED_OTHER: {
    means: 'A later import rests on what was to be taken back, and would be refused without it.',
    remedy: 'Undo the later import first; import its files again afterwards.',
  },
  IMPORT_SCOPE_UNKNOWN: {
    means: 'An import is for a part of a dataset that the dataset does not declare.',
    remedy: 'Use one of the scopes listed, or import whole school years without a scope.',
  },
  IMPORT_SCOPE_VALUE: {
    means: 'The scope of an import names a value that no row can have.',
    remedy: 'Write a month as 2016-10, a day as 2016-10-31, and anything else exactly as in the rows.',
  },
} as const

export type FactsErrorCode = keyof typeof factsErrors

/** A failure of this package, with a stable code and what helps. */
export class FactsError extends Error {
  readonly code: FactsErrorCode
  readonly remedy: string

  constructor(code: FactsErrorCode, message: string, remedy: string = factsErrors[code].remedy) {
    super(message)
    this.name = 'FactsError'
    this.code = code
    this.remedy = remedy
  }
}
