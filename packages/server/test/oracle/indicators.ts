import { cultureClimate } from './departments/culture-climate.js'
import { dataAccountability } from './departments/data-accountability.js'
import { englishLearners } from './departments/english-learners.js'
import { familyCommunity } from './departments/family-community.js'
import { finance } from './departments/finance.js'
import { operations } from './departments/operations.js'
import { specialEducation } from './departments/special-education.js'
import { talent } from './departments/talent.js'
import { teachingLearning } from './departments/teaching-learning.js'
import type { Recompute } from './recompute.js'

/** The column that says on which day a row counts; the other datasets name their school year. */
export const days: Readonly<Record<string, string>> = {
  'culture-climate.attendance': 'date',
  'culture-climate.incidents': 'date',
  'data-accountability.data-team-meetings': 'planned',
  'data-accountability.progress-reviews': 'planned',
  'data-accountability.data-freshness': 'checkedOn',
  'data-accountability.indicator-reviews': 'planned',
  'family-community.messages': 'sent',
  'family-community.advisory-meetings': 'date',
  'operations.service-requests': 'asked',
  'operations.procedures': 'checkedOn',
  'special-education.iep-events': 'due',
  'special-education.service-minutes': 'date',
  'teaching-learning.walkthroughs': 'date',
}

/** Every indicator of the installed departments. A new one is one small function more. */
export const indicators: Readonly<Record<string, Recompute>> = {
  ...cultureClimate,
  ...dataAccountability,
  ...englishLearners,
  ...familyCommunity,
  ...finance,
  ...operations,
  ...specialEducation,
  ...talent,
  ...teachingLearning,
}
