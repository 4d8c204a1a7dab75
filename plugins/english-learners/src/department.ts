import { defineDepartment } from '@planwright/sdk'
import { languageAssessments } from './datasets/language-assessments.js'
import { services } from './datasets/services.js'
import { coreAccess } from './indicators/core-access.js'
import { growthTarget } from './indicators/growth-target.js'
import { longTermLearners } from './indicators/long-term-learners.js'
import { supportedInCore } from './indicators/supported-in-core.js'
import { yearsToReclassification } from './indicators/years-to-reclassification.js'

export const englishLearners = defineDepartment({
  id: 'english-learners',
  name: { en: 'English Learners', es: 'Estudiantes que aprenden inglés' },
  datasets: [languageAssessments, services],
  indicators: [growthTarget, coreAccess, supportedInCore, yearsToReclassification, longTermLearners],
})
