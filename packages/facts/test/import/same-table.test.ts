import { importDoor } from './import-door.js'
import { checkForms } from './same-table.js'

describe('a table', () => {
  const door = importDoor()

  it('gives the same rows in whatever form it is written', () => checkForms(door.sample, 1980, 20, 20161001))
})
