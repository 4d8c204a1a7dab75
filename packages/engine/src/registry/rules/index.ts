import type { Rule } from '../rule.js'
import { advancesPlanParts } from './advances-plan-parts.js'
import { columnNames } from './column-names.js'
import { computedHasInputs } from './computed-has-inputs.js'
import { examplesInUnit } from './examples-in-unit.js'
import { examplesNameDatasets } from './examples-name-datasets.js'
import { formatColumnsExist } from './format-columns-exist.js'
import { formulasHold } from './formulas-hold.js'
import { groupsKnown } from './groups-known.js'
import { groupsPossible } from './groups-possible.js'
import { idsPrefixed } from './ids-prefixed.js'
import { idsUnique } from './ids-unique.js'
import { idsWellFormed } from './ids-well-formed.js'
import { keyColumnsExist } from './key-columns-exist.js'
import { keyColumnsRequired } from './key-columns-required.js'
import { levelsPossible } from './levels-possible.js'
import { limitedNumber } from './limited-number.js'
import { monthsAreToDate } from './months-are-to-date.js'
import { monthsNeedDates } from './months-need-dates.js'
import { oneRowPeriod } from './one-row-period.js'
import { ownDatasets } from './own-datasets.js'
import { peopleProtected } from './people-protected.js'
import { publishedColumns } from './published-columns.js'
import { scopesPossible } from './scopes-possible.js'
import { sharesFitUnit } from './shares-fit-unit.js'
import { textsPresent } from './texts-present.js'
import { twoExamples } from './two-examples.js'

/** Every rule on the set of departments. All are run, and all faults are reported at once. */
export const rules: readonly Rule[] = Object.freeze([
  idsWellFormed,
  idsPrefixed,
  idsUnique,
  textsPresent,
  columnNames,
  keyColumnsExist,
  keyColumnsRequired,
  oneRowPeriod,
  scopesPossible,
  publishedColumns,
  formatColumnsExist,
  limitedNumber,
  ownDatasets,
  computedHasInputs,
  formulasHold,
  peopleProtected,
  sharesFitUnit,
  levelsPossible,
  groupsKnown,
  groupsPossible,
  monthsNeedDates,
  monthsAreToDate,
  advancesPlanParts,
  twoExamples,
  examplesNameDatasets,
  examplesInUnit,
])
