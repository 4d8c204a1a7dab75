import { forEachDataset, listed } from '../rule.js'

/** Source formats and rate checks speak of columns the dataset has. */
export const formatColumnsExist = forEachDataset((dataset, department) => {
  const columns = Object.keys(dataset.columns)
  const named = [
    ...(dataset.formats ?? []).flatMap((format) =>
      [
        ...Object.keys(format.columns),
        ...Object.values(format.columns).flatMap(({ beside }) => beside ?? []),
        ...(format.titles ?? []).map(({ column }) => column),
        ...[format.title?.column, format.orgUnit?.column, format.group?.column].filter((name) => name !== undefined),
      ].map((name) => ({ place: `${dataset.id} formats ${format.id}`, name })),
    ),
    ...(dataset.checks ?? []).flatMap((check) =>
      [...(check.rate === undefined ? [] : [check.rate]), check.numerator, check.denominator].map((name) => ({
        place: `${dataset.id} checks`,
        name,
      })),
    ),
  ]
  return named
    .filter(({ name }) => !columns.includes(name))
    .map(({ place, name }) => ({
      code: 'FORMAT_UNKNOWN_COLUMN',
      plugin: department.id,
      place,
      message: `There is no column "${name}".`,
      remedy: `The columns are ${listed(columns)}.`,
    }))
})
