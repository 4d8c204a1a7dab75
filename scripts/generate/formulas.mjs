import { formulaReference } from '@planwright/facts'
import { dimensionIds, dimensions } from '@planwright/sdk'
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
    '## One row',
    examples(formulaReference.oneRow),
    '## Many rows',
    examples(formulaReference.manyRows),
    '## The groups of a student',
    'Where rows name a student, these names stand for the student’s group in the school year of the row, by its key: ' +
      "`disability = 'yes'`. They are unknown (null) for a student whom the roster does not have in that year. " +
      'A column of the dataset, or a name in `each`, goes first. They are known in every formula over rows, and in those ' +
      'over entities where the entity is the student.',
    tableOf(['name', 'is', 'keys'], dimensionIds.map(groupRow)),
  ].join('\n\n')
}

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
