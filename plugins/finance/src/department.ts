import { defineDepartment } from '@planwright/sdk'
import { allocations } from './datasets/allocations.js'
import { budgetFactors } from './datasets/budget-factors.js'
import { budgetLines } from './datasets/budget-lines.js'
import { staffing } from './datasets/staffing.js'
import { budgetBalance } from './indicators/budget-balance.js'
import { factorsPublished } from './indicators/factors-published.js'
import { spendingPerWeightedPupil } from './indicators/spending-per-weighted-pupil.js'
import { spendingSpread } from './indicators/spending-spread.js'
import { staffedByFormula } from './indicators/staffed-by-formula.js'

export const finance = defineDepartment({
  id: 'finance',
  name: { en: 'Finance', es: 'Finanzas' },
  datasets: [budgetLines, allocations, staffing, budgetFactors],
  indicators: [budgetBalance, spendingPerWeightedPupil, spendingSpread, staffedByFormula, factorsPublished],
})
