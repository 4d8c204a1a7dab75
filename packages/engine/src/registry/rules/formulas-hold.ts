import { checkMeasure, loadFormulaParser } from '@planwright/facts'
import { forEachIndicator, measuresOf } from '../rule.js'

// PostgreSQL's parser is WebAssembly, which can only be loaded asynchronously; the rules are plain functions.
await loadFormulaParser()

/** Every formula is understood: it parses, names known columns and functions, and its types fit. */
export const formulasHold = forEachIndicator((indicator, department) =>
  measuresOf(indicator).flatMap(({ name, measure }) =>
    checkMeasure(measure).map((problem) => ({
      code: problem.code,
      plugin: department.id,
      place: [indicator.id, 'value', ...(name === null ? [] : [`inputs.${name}`]), problem.place].join(' '),
      position: problem.position,
      message: problem.message,
      remedy: problem.remedy,
    })),
  ),
)
