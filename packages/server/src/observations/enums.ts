import { type Reason as ReasonName, reasons } from '@planwright/sdk'
import { registerEnumType } from 'type-graphql'

/** Every name as a member of an enum whose values are the names themselves. */
function named<Name extends string>(names: readonly Name[]): { readonly [N in Name]: N } {
  return Object.fromEntries(names.map((name) => [name, name])) as { readonly [N in Name]: N }
}

export const Reason = named<ReasonName>(reasons)
export type Reason = ReasonName

registerEnumType(Reason, {
  name: 'Reason',
  description: 'Why there is no number. Every observation has exactly one of a value and a reason.',
  valuesConfig: {
    NO_DATA: { description: 'Nothing has been loaded for it.' },
    NOT_YET_DUE: { description: 'The figure is not due yet.' },
    ZERO_DENOMINATOR: { description: 'There was nobody to count.' },
    SUPPRESSED: {
      description:
        'Not shown, to protect people: it would be about too few of them, or about nobody, or tell of a few by subtraction.',
    },
    NOT_APPLICABLE: { description: 'Does not apply there.' },
    FAILED: { description: 'The calculation failed.' },
  },
})

export enum Every {
  YEAR = 'YEAR',
  MONTH = 'MONTH',
}

registerEnumType(Every, {
  name: 'Every',
  description: 'The steps of a series.',
  valuesConfig: {
    YEAR: { description: 'Whole school years.' },
    MONTH: { description: 'The school year to date at the end of each month.' },
  },
})
