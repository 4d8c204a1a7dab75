import { checkProtection } from '@planwright/facts'
import { forEachIndicator } from '../rule.js'
import { faultsInFormulas } from './faults-in-formulas.js'

/**
 * No formula gets round the protection of single people. What was approved before the rule stays; see `fewestPeople`,
 * by which no number of people is enough for it to be shown.
 */
export const peopleProtected = forEachIndicator((indicator, department, { wasApproved }) =>
  wasApproved(indicator) ? [] : faultsInFormulas(indicator, department, checkProtection),
)
