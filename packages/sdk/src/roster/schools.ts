import { optional, school, schoolYear, text, zone } from '../column.js'
import { defineDataset } from '../dataset.js'
import { groupColumn } from './group-column.js'

/** A school in a school year, with its name, its zone and where its feeder pattern leads. A school that moves to another zone changes no past year. */
export const schools = defineDataset({
  id: 'roster.schools',
  about: 'organization',
  columns: {
    school: school(),
    schoolYear: schoolYear(),
    name: text(),
    stateCode: optional(
      text({
        about: {
          en: "the state's code of the school: figures that the state publishes under it are shown for the school",
          es: 'el código estatal de la escuela: las cifras que el estado publica con él se muestran para la escuela',
        },
      }),
    ),
    zone: optional(zone()),
    zoneName: optional(text()),
    lowestGrade: groupColumn('grade'),
    highestGrade: groupColumn('grade'),
    feedsInto: optional(
      school({
        about: {
          en: 'feeder pattern: the school its students go on to after its highest grade',
          es: 'patrón de alimentación: la escuela a la que pasan sus estudiantes después del último grado',
        },
      }),
    ),
  },
  key: ['school', 'schoolYear'],
  replaces: 'schoolYear',
})
