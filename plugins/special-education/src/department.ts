import { defineDepartment } from '@planwright/sdk'
import { assessments } from './datasets/assessments.js'
import { iepEvents } from './datasets/iep-events.js'
import { placements } from './datasets/placements.js'
import { serviceMinutes } from './datasets/service-minutes.js'
import { iepsOnTime } from './indicators/ieps-on-time.js'
import { proficiencyGap } from './indicators/proficiency-gap.js'
import { regularClass } from './indicators/regular-class.js'
import { servicesGiven } from './indicators/services-given.js'
import { timelyEvaluation } from './indicators/timely-evaluation.js'

export const specialEducation = defineDepartment({
  id: 'special-education',
  name: { en: 'Special Education', es: 'Educación especial' },
  datasets: [placements, iepEvents, serviceMinutes, assessments],
  indicators: [regularClass, iepsOnTime, timelyEvaluation, servicesGiven, proficiencyGap],
})
