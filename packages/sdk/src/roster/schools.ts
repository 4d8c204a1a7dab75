import { optional, school, schoolYear, text, zone } from '../column.js'
import { defineDataset } from '../dataset.js'

/** A school in a school year, with its name and zone. A school that moves to another zone changes no past year. */
export const schools = defineDataset({
  id: 'roster.schools',
  about: 'organization',
  columns: {
    school: school(),
    schoolYear: schoolYear(),
    name: text(),
    zone: optional(zone()),
    zoneName: optional(text()),
  },
  key: ['school', 'schoolYear'],
  replaces: 'schoolYear',
})
