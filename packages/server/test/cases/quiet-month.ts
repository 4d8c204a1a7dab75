import { expect } from 'chai'
import { importText } from '../support/importing.js'
import type { Case } from './case.js'
import { onAServer } from './on-a-server.js'

const requests = [
  'request,school,asked,topic,answered,days',
  'q1,21,2018-09-10,desks,true,1',
  'q2,21,2018-09-12,lights,true,2',
  'q3,22,2018-09-20,heating,true,9',
  'q4,21,2018-11-05,doors,true,7',
]

const query = `{ indicator(id: "operations.median-days-to-answer") {
  district: series(every: MONTH) { period value reason dataThrough }
  school: series(every: MONTH, orgUnit: "school/22") { period value reason }
} }`

/** Requests of September and November: nobody asked for anything in October. */
export const quietMonth: Case = {
  input: 'service requests without any in October',
  right: 'October has the figure to date',
  check: () =>
    onAServer(async (server) => {
      await importText(server, 'operations.service-requests', requests.join('\n'))
      const { data } = await server.ask<object>(query)
      expect(data).to.deep.equal({
        indicator: {
          district: [
            { period: '2018-19/09', value: 2, reason: null, dataThrough: '2018-09-20' },
            { period: '2018-19/10', value: 2, reason: null, dataThrough: '2018-09-20' },
            { period: '2018-19/11', value: 4.5, reason: null, dataThrough: '2018-11-05' },
          ],
          school: ['09', '10', '11'].map((month) => ({ period: `2018-19/${month}`, value: 9, reason: null })),
        },
      })
    }),
}
