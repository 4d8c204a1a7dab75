import { boolean, date, defineDataset, integer, school, text } from '@planwright/sdk'

/** What schools asked central office for: one row a request, answered or still open. */
export const serviceRequests = defineDataset({
  id: 'operations.service-requests',
  name: { en: 'Schools’ requests to central office', es: 'Solicitudes de las escuelas a la oficina central' },
  about: 'events',
  columns: {
    request: text(),
    school: school(),
    asked: date(),
    topic: text(),
    answered: boolean(),
    days: integer({
      about: {
        en: 'Working days until the answer; of an open request, until the file was made',
        es: 'Días hábiles hasta la respuesta; si sigue abierta, hasta que se hizo el archivo',
      },
    }),
  },
  key: ['request'],
  replaces: 'schoolYear',
  scopes: ['school', 'month', 'day'],
})
