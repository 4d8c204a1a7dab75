import { defineDepartment } from '@planwright/sdk'
import { attendance } from './datasets/attendance.js'
import { incidents } from './datasets/incidents.js'
import { protectionTraining } from './datasets/protection-training.js'
import { reportedAbsence } from './datasets/reported-absence.js'
import { surveyAnswers } from './datasets/survey-answers.js'
import { chronicAbsenteeism } from './indicators/chronic-absenteeism.js'
import { reportedChronicAbsenteeism } from './indicators/reported-chronic-absenteeism.js'
import { safeAndValued } from './indicators/safe-and-valued.js'
import { surveyParticipation } from './indicators/survey-participation.js'
import { suspensionRiskRatio } from './indicators/suspension-risk-ratio.js'
import { trainedToProtect } from './indicators/trained-to-protect.js'

export const cultureClimate = defineDepartment({
  id: 'culture-climate',
  name: { en: 'School Culture & Climate', es: 'Cultura y clima escolar' },
  datasets: [attendance, reportedAbsence, surveyAnswers, incidents, protectionTraining],
  indicators: [
    chronicAbsenteeism,
    reportedChronicAbsenteeism,
    safeAndValued,
    surveyParticipation,
    suspensionRiskRatio,
    trainedToProtect,
  ],
})
