import { formulaReference } from '@planwright/facts'
import { dimensions, rosterDimensionIds } from '@planwright/sdk'
import { code, generatedNote, tableOf } from './markdown.mjs'

/** What an indicator's formulas can say, and the groups they can name. */
export function formulasDocument() {
  return [
    generatedNote,
    '# Formulas',
    'An indicator is worked out by formulas in the words of PostgreSQL, over the columns of one dataset (tables.md). ' +
      '`where` says which rows count at all. `each` works values out for each student, school, class, member of staff ' +
      'or zone first; `numerator`, `denominator` and `value` then count those instead of rows. ' +
      'Numbers are exact, a comparison with something unknown is never true, and the same rows give the same answer ' +
      'whatever engine holds them.',
    'Where a unit or a group has rows and none of them counts, a count is 0. A mean, a median, a quotient or a share then ' +
      'has nobody to count (`ZERO_DENOMINATOR`), and a sum adds up nothing that was loaded (`NO_DATA`). Where it has no ' +
      'rows at all there is no figure.',
    'Numbers keep 38 digits. A measure that needs more is calculated with 15, and a formula whose numbers could ' +
      'have more than 300 digits before the point is refused. A division by 0 has no value, and neither has a day more ' +
      'than a million days away.',
    '## One row',
    examples(formulaReference.oneRow),
    '## Many rows',
    examples(formulaReference.manyRows),
    '## Rows about people',
    'The people behind a figure are those whose rows give it a value: the filter is met and what is aggregated is known. ' +
      'Where a formula has several aggregates, or a share two parts, the fewest count; a constant in the place of a value, ' +
      'as in `coalesce(score, 0)`, does not. So that no figure tells of a single person, some formulas are refused over ' +
      'rows about students or staff, except inside `each` of a person:',
    tableOf(['refused', 'instead'], refusals),
    'A percentile is shown where at least ten people are on either side of it: 20 for a median, 100 for the ninetieth.',
    '## The groups of a student',
    'Where rows name a student, these names stand for the student’s group in the school year of the row, by its key: ' +
      "`disability = 'yes'`. They are unknown (null) for a student whom the roster does not have in that year. " +
      'A column of the dataset, or a name in `each`, goes first. They are known in every formula over rows, and in those ' +
      'over entities where the entity is the student.',
    tableOf(['name', 'is', 'keys'], rosterDimensionIds.map(groupRow)),
  ].join('\n\n')
}

const refusals = [
  [
    `${code('min(x)')}, ${code('max(x)')}, a percentile nearer than 0.1 to an end`,
    `a percentile in between, such as ${code('median(x)')}, or ${code('avg(x)')}`,
  ],
  [`${code('bool_and(x)')}, ${code('bool_or(x)')}`, code('count(*) filter (where x)')],
  ['a quotient with a count or a sum in it, or another calculation with them', 'a ratio of numerator and denominator'],
  [code('avg(case when x then 1 else 0 end)'), `a ratio with the numerator ${code('count(*) filter (where x)')}`],
  [
    `the id of a student, a member of staff or a class: ${code("student = '123'")}, everywhere`,
    `what is true of them: ${code("grade = '3'")}`,
  ],
]

/** @param {readonly import('@planwright/facts').FormulaExample[]} list */
function examples(list) {
  return tableOf(
    ['formula', 'means'],
    list.map(({ formula, means }) => [code(formula), means]),
  )
}

/** @param {import('@planwright/sdk').DimensionId} id */
function groupRow(id) {
  const { label, groups } = dimensions[id]
  return [code(id), label.en, groups.map((group) => `${code(group.key)} ${group.label.en}`).join(', ')]
}
