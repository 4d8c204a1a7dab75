import type { AnyIndicator } from '@planwright/sdk'
import { localName } from '../local-name.js'
import { datasetsOf, forEachIndicator, listed } from '../rule.js'

const rosterNames = ['students', 'schools', 'enrollments']

/** The rows an example gives are of datasets its indicator reads, or of the roster. */
export const examplesNameDatasets = forEachIndicator((indicator, department) => {
  const known = knownNames(indicator)
  return indicator.examples.flatMap((example, position) =>
    Object.keys(example.given)
      .filter((name) => !known.includes(name))
      .map((name) => ({
        code: 'EXAMPLE_UNKNOWN_DATASET',
        plugin: department.id,
        place: `${indicator.id} examples[${position}] given.${name}`,
        message: `The indicator reads no dataset "${name}".`,
        remedy: `Give rows of ${listed(known)}.`,
      })),
  )
})

function knownNames(indicator: AnyIndicator): readonly string[] {
  return [...new Set([...datasetsOf(indicator).map(({ id }) => localName(id)), ...rosterNames])]
}
