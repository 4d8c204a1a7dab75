import { defineDepartment } from '@planwright/sdk'
import { decisionAreas } from './datasets/decision-areas.js'
import { feederPatterns } from './datasets/feeder-patterns.js'
import { procedures } from './datasets/procedures.js'
import { serviceRequests } from './datasets/service-requests.js'
import { clearPath } from './indicators/clear-path.js'
import { decisionsClear } from './indicators/decisions-clear.js'
import { medianDaysToAnswer } from './indicators/median-days-to-answer.js'
import { ninetiethPercentileDays } from './indicators/ninetieth-percentile-days.js'
import { proceduresCurrent } from './indicators/procedures-current.js'

export const operations = defineDepartment({
  id: 'operations',
  name: { en: 'Operations', es: 'Operaciones' },
  datasets: [serviceRequests, procedures, decisionAreas, feederPatterns],
  indicators: [medianDaysToAnswer, ninetiethPercentileDays, proceduresCurrent, decisionsClear, clearPath],
})
