import type { Dataset } from './dataset.js'
import { frozen } from './frozen.js'
import type { Example, Indicator } from './indicator.js'
import type { Text } from './text.js'
import type { IndicatorValue } from './value.js'

/** Any indicator, whatever its datasets: what a department's list holds. */
export type AnyIndicator = Omit<Indicator<IndicatorValue, never>, 'examples'> & {
  readonly examples: readonly Example<object>[]
}

/** What a central-office department ships: the data it answers for and its limited number of indicators. */
export interface Department {
  readonly id: string
  readonly name: Text
  readonly datasets: readonly Dataset[]
  readonly indicators: readonly AnyIndicator[]
}

/** Declares a department's plugin. Nothing runs when it is imported; its rules are checked when the server starts. */
export function defineDepartment(department: Department): Department {
  return frozen(department)
}
