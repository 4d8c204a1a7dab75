import { boolean, date, defineDataset, optional, text } from '@planwright/sdk'

/** The standard operating procedures as they stood on a day: one row a procedure and day of the check. */
export const procedures = defineDataset({
  id: 'operations.procedures',
  name: { en: 'Standard operating procedures', es: 'Procedimientos operativos estándar' },
  about: 'organization',
  columns: {
    procedure: text(),
    checkedOn: date({
      about: { en: 'The day the list was checked', es: 'El día en que se revisó la lista' },
    }),
    published: boolean({
      about: { en: 'Where every school can read it', es: 'Donde todas las escuelas pueden leerlo' },
    }),
    reviewed: optional(
      date({
        about: { en: 'The latest review; empty where there was none', es: 'La última revisión; vacío si no hubo' },
      }),
    ),
  },
  key: ['procedure', 'checkedOn'],
  replaces: 'schoolYear',
})
