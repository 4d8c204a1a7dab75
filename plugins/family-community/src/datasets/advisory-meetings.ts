import { boolean, date, defineDataset, integer, text } from '@planwright/sdk'

/** Meetings that the district's advisory groups had planned: one row a meeting, held or not. */
export const advisoryMeetings = defineDataset({
  id: 'family-community.advisory-meetings',
  name: { en: 'Meetings of advisory groups', es: 'Reuniones de los grupos asesores' },
  about: 'events',
  columns: {
    group: text({ about: { en: 'The name of the group', es: 'El nombre del grupo' } }),
    date: date({ about: { en: 'The day it was planned for', es: 'El día previsto' } }),
    held: boolean(),
    families: integer({ about: { en: 'Family members who took part', es: 'Familiares que participaron' } }),
    reviewedPlan: boolean({
      about: {
        en: 'The group reviewed progress on the strategic plan, and its advice was written down',
        es: 'El grupo revisó el avance del plan estratégico y su consejo quedó por escrito',
      },
    }),
  },
  key: ['group', 'date'],
  replaces: 'schoolYear',
  planned: true,
})
