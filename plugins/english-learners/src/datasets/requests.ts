import { date, defineDataset, integer, optional, school, text } from '@planwright/sdk'

/** What schools asked the department for: one row a request. */
export const requests = defineDataset({
  id: 'english-learners.requests',
  about: 'events',
  columns: { request: text(), school: school(), asked: date(), daysToAnswer: optional(integer()) },
  key: ['request'],
  replaces: 'schoolYear',
})
