import { expect } from 'chai'
import { importSent } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'
import type { Case } from './case.js'

export const publishedCases: readonly Case[] = [
  {
    input: 'a published rate of a school year that is years ahead',
    right: 'stopped until it is confirmed, and the goal shows what it showed',
    check: async () => {
      const server = await TestServer.start()
      try {
        const shown = '{ plan { goals { key latest { period value } } } }'
        const before = await server.ask(shown)
        const file = await server.send('rate.csv', 'orgUnit,schoolYear,group,rate\ndistrict,2030-31,all,4.5\n')
        const ended = (await importSent(server, 'culture-climate.reported-absence', [file])).at(-1)
        expect(ended?.state).to.equal('UNCONFIRMED')
        expect(ended?.confirmations.map(({ code, key }) => [code, key])).to.deep.equal([
          ['YEAR_AHEAD', 'year-ahead:2030-31:1'],
        ])
        expect(await server.ask(shown)).to.deep.equal(before)
      } finally {
        await server.stop()
      }
    },
  },
]
