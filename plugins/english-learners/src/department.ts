import { defineDepartment } from '@planwright/sdk'
import { requests } from './datasets/requests.js'
import { answeredInTime } from './indicators/answered-in-time.js'

export const englishLearners = defineDepartment({
  id: 'english-learners',
  name: { en: 'English Learners', es: 'Estudiantes que aprenden inglés' },
  datasets: [requests],
  indicators: [answeredInTime],
})
