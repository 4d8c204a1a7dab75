import { date, defineDataset, oneOf, optional, text } from '@planwright/sdk'

/** How current each indicator's data was on the day of a check: one row an indicator and check. */
export const dataFreshness = defineDataset({
  id: 'data-accountability.data-freshness',
  name: { en: 'Checks of how current data is', es: 'Comprobaciones de la actualidad de los datos' },
  about: 'events',
  columns: {
    indicator: text({ about: { en: 'The indicator’s id', es: 'El identificador del indicador' } }),
    checkedOn: date(),
    every: oneOf(['month', 'year'], {
      about: { en: 'How often it should have a new figure', es: 'Con qué frecuencia debe tener una cifra nueva' },
    }),
    newest: optional(
      date({
        about: {
          en: 'The day its newest data reaches to; empty where it has none',
          es: 'El día hasta el que llegan sus datos más nuevos; vacío si no tiene',
        },
      }),
    ),
  },
  key: ['indicator', 'checkedOn'],
  replaces: 'schoolYear',
})
