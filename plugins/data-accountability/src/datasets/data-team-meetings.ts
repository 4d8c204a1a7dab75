import { boolean, date, defineDataset, oneOf, school, text } from '@planwright/sdk'

/** The meetings of schools' data teams, planned and held: one row a meeting. */
export const dataTeamMeetings = defineDataset({
  id: 'data-accountability.data-team-meetings',
  name: { en: 'Meetings of data teams', es: 'Reuniones de los equipos de datos' },
  about: 'events',
  columns: {
    meeting: text(),
    school: school(),
    planned: date({ about: { en: 'The day in the calendar', es: 'El día en el calendario' } }),
    team: text(),
    cycle: text({
      about: {
        en: 'The cycle it belongs to, by a name that no other cycle of the district has',
        es: 'El ciclo al que pertenece, con un nombre que no tiene ningún otro ciclo del distrito',
      },
    }),
    step: oneOf(['data', 'priorities', 'goal', 'strategies', 'results']),
    held: boolean(),
  },
  key: ['meeting'],
  replaces: 'schoolYear',
  scopes: ['school'],
  planned: true,
})
