import { importDoor } from './import-door.js'
import { checkForms } from './same-table.js'

const years = 40
const stores = 25

describe('a table, written 1,000 times', () => {
  const door = importDoor()

  for (let store = 0; store < stores; store += 1)
    it(`gives the same rows in whatever form it is written (${store + 1} of ${stores})`, async function () {
      this.timeout(600_000)
      await checkForms(door.sample, 1980, years, store)
    })
})
