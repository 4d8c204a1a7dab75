import { defineDepartment } from '@planwright/sdk'
import { positions } from './datasets/positions.js'
import { professionalLearning } from './datasets/professional-learning.js'
import { filledOnFirstDay } from './indicators/filled-on-first-day.js'
import { growthCycles } from './indicators/growth-cycles.js'
import { jobEmbeddedHours } from './indicators/job-embedded-hours.js'
import { medianDaysToFill } from './indicators/median-days-to-fill.js'
import { wholeStudentLearning } from './indicators/whole-student-learning.js'

export const talent = defineDepartment({
  id: 'talent',
  name: { en: 'Talent', es: 'Talento humano' },
  datasets: [positions, professionalLearning],
  indicators: [filledOnFirstDay, medianDaysToFill, jobEmbeddedHours, growthCycles, wholeStudentLearning],
})
