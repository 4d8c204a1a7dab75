import { text } from '../column.js'
import { defineDataset } from '../dataset.js'

/** The directory of districts of the state: the state's code, and every name its files use for that code. */
export const districts = defineDataset({
  id: 'organization.districts',
  about: 'organization',
  columns: { code: text(), name: text() },
  key: ['code', 'name'],
  replaces: 'key',
})
