import { defineDepartment } from '@planwright/sdk'
import { requests } from './datasets/requests.js'
import { answeredInTime } from './indicators/answered-in-time.js'

export const familyCommunity = defineDepartment({
  id: 'family-community',
  name: { en: 'Family & Community Partnerships', es: 'Alianzas con las familias y la comunidad' },
  datasets: [requests],
  indicators: [answeredInTime],
})
