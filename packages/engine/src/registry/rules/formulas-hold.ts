import { checkMeasure, loadFormulaParser } from '@planwright/facts'
import { forEachIndicator } from '../rule.js'
import { faultsInFormulas } from './faults-in-formulas.js'

// PostgreSQL's parser is WebAssembly, which can only be loaded asynchronously; the rules are plain functions.
await loadFormulaParser()

/** Every formula is understood: it parses, names known columns and functions, and its types fit. */
export const formulasHold = forEachIndicator((indicator, department) =>
  faultsInFormulas(indicator, department, checkMeasure),
)
