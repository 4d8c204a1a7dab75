import { defineDepartment } from '@planwright/sdk'
import { dashboardUse } from './datasets/dashboard-use.js'
import { dataFreshness } from './datasets/data-freshness.js'
import { dataTeamMeetings } from './datasets/data-team-meetings.js'
import { indicatorReviews } from './datasets/indicator-reviews.js'
import { progressReviews } from './datasets/progress-reviews.js'
import { currentIndicators } from './indicators/current-indicators.js'
import { dashboardUsers } from './indicators/dashboard-users.js'
import { dataTeamCycles } from './indicators/data-team-cycles.js'
import { reviewsWithEvidence } from './indicators/reviews-with-evidence.js'
import { routineKept } from './indicators/routine-kept.js'

export const dataAccountability = defineDepartment({
  id: 'data-accountability',
  name: { en: 'Data & Accountability', es: 'Datos y rendición de cuentas' },
  datasets: [dataTeamMeetings, progressReviews, dataFreshness, indicatorReviews, dashboardUse],
  indicators: [dataTeamCycles, reviewsWithEvidence, currentIndicators, routineKept, dashboardUsers],
})
