import { defineDepartment } from '@planwright/sdk'
import { attendance } from './datasets/attendance.js'
import { reportedAbsence } from './datasets/reported-absence.js'
import { chronicAbsenteeism } from './indicators/chronic-absenteeism.js'
import { reportedChronicAbsenteeism } from './indicators/reported-chronic-absenteeism.js'

export const cultureClimate = defineDepartment({
  id: 'culture-climate',
  name: { en: 'School Culture & Climate', es: 'Cultura y clima escolar' },
  datasets: [attendance, reportedAbsence],
  indicators: [chronicAbsenteeism, reportedChronicAbsenteeism],
})
