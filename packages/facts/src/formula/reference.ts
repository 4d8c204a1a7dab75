/** One thing a formula can say, as an example and in words. */
export interface FormulaExample {
  readonly formula: string
  readonly means: string
}

/**
 * What formulas can say, for their readers and writers. The examples are of rows with the columns `student`, `school`,
 * `asked` and `answered` (days), `present` (true or false), `word` (text), `hours` and `lessons` (numbers).
 */
export const formulaReference = Object.freeze({
  /** Expressions over one row, or over what `each` worked out for one entity. */
  oneRow: Object.freeze<FormulaExample[]>([
    { formula: 'hours + lessons * 0.75 - 1', means: 'Exact decimal arithmetic.' },
    { formula: 'hours / lessons', means: 'A division; without a value where the divisor is 0.' },
    { formula: 'hours between 1 and 6', means: 'At least 1 and at most 6. Also =, <>, <, <=, >, >=.' },
    { formula: "word in ('walk', 'talk')", means: 'One of a list.' },
    { formula: 'present and not hours > 6 or word is null', means: 'AND, OR, NOT; IS NULL, IS TRUE, IS FALSE.' },
    { formula: 'answered - asked', means: 'The days from one date to another, as a whole number.' },
    { formula: "asked + 2 <= date '2016-09-30'", means: 'Days later; a day as a constant.' },
    {
      formula: 'extract(month from asked)',
      means: 'A part of a day: year, month, day, or isodow (1 for Monday to 7 for Sunday).',
    },
    { formula: "case when hours > 6 then 'long' else 'short' end", means: 'One of several values, by conditions.' },
    { formula: 'coalesce(hours, 0)', means: 'The first that is known.' },
    { formula: 'nullif(hours, 0)', means: 'Not known where the two are equal.' },
    { formula: 'greatest(hours, lessons) + least(hours, lessons)', means: 'The largest and the smallest of several.' },
    {
      formula: 'round(hours, 1) + floor(hours) + ceil(hours)',
      means: 'Rounded to a place, a half away from zero; down; up (also written ceiling).',
    },
    { formula: 'abs(hours)', means: 'The size without the sign.' },
    { formula: "lower(word) = 'walk' or upper(word) = 'WALK'", means: 'A text in small or capital letters.' },
  ]),
  /** Expressions that make one value of many rows; arithmetic and comparisons may go around them. */
  manyRows: Object.freeze<FormulaExample[]>([
    { formula: 'count(*)', means: 'How many rows (or entities, after `each`).' },
    {
      formula: 'count(*) filter (where not present)',
      means: 'How many rows meet a condition; every aggregate takes it.',
    },
    { formula: 'count(hours)', means: 'How many rows where it is known.' },
    { formula: 'count(distinct student)', means: 'How many different ones.' },
    {
      formula: 'sum(hours)',
      means: 'The exact sum; without a value where there are no rows. A sum of 1s and 0s is then 0, as a count is.',
    },
    { formula: 'min(asked) = max(asked)', means: 'The smallest and the largest number, text or day.' },
    { formula: 'avg(hours)', means: 'The mean.' },
    { formula: 'median(answered - asked)', means: 'The median, halfway between the two in the middle.' },
    {
      formula: 'percentile_cont(0.9) within group (order by answered - asked)',
      means: 'The value that 90 percent do not exceed, on the line between its two neighbours.',
    },
    {
      formula: 'stddev_pop(hours)',
      means: 'The standard deviation of all that are counted, of numbers to six places.',
    },
    { formula: 'stddev_samp(hours)', means: 'The standard deviation where they are a sample of more.' },
    { formula: 'bool_and(present) or every(present)', means: 'Whether it holds in all rows where it is known.' },
    { formula: 'bool_or(present)', means: 'Whether it holds in any row.' },
  ]),
})
