import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { dataTeamMeetings } from '../datasets/data-team-meetings.js'

const first = {
  meeting: 'm1',
  school: 'north',
  planned: '2018-10-01',
  team: 'grade 3',
  cycle: 'north grade 3 autumn',
  step: 'data',
  held: true,
} as const
const last = { ...first, meeting: 'm2', planned: '2018-12-03', step: 'results' } as const

export const dataTeamCycles = defineIndicator({
  id: 'data-accountability.data-team-cycles',
  title: { en: 'Data-team cycles completed', es: 'Ciclos de los equipos de datos completados' },
  question: {
    en: 'When a school’s team begins to study its data, does it get as far as looking at the results?',
    es: 'Cuando el equipo de una escuela empieza a estudiar sus datos, ¿llega a examinar los resultados?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/data-teams', 'strategies/timely-data'],
  value: ratio({
    of: dataTeamMeetings,
    numerator: "count(distinct cycle) filter (where step = 'results' and held)",
    denominator: 'count(distinct cycle)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'A cycle goes from data to priorities, a goal, instructional strategies and their results. It is complete where a meeting about the results was held. All cycles with a meeting in the year’s calendar count, each once, however many meetings it had.',
    es: 'Un ciclo va de los datos a las prioridades, un objetivo, las estrategias de enseñanza y sus resultados. Está completo si se celebró una reunión sobre los resultados. Cuentan todos los ciclos con una reunión en el calendario del año, cada uno una vez, por muchas reuniones que tuviera.',
  },
  source: {
    en: 'The five-step data-team process that Connecticut’s department of education has taught to districts',
    es: 'El proceso de cinco pasos de los equipos de datos que ha enseñado el departamento de educación de Connecticut',
  },
  examples: [
    {
      when: 'one cycle reaches its results in two meetings, and one plans that meeting and does not hold it',
      given: {
        'data-team-meetings': [
          first,
          last,
          { ...last, meeting: 'm3', planned: '2018-12-10' },
          { ...last, meeting: 'm4', cycle: 'north grade 4 autumn', held: false },
        ],
      },
      then: percent(50),
    },
    {
      when: 'a meeting about the data is held, and no more',
      given: { 'data-team-meetings': [first] },
      then: percent(0),
    },
    {
      when: 'a zone is asked for, and only the other zone completes its cycle',
      given: {
        'data-team-meetings': [first, { ...last, school: 'south', cycle: 'south grade 3 autumn' }],
        schools: [
          { school: 'north', schoolYear: '2018-19', name: 'North School', zone: '1' },
          { school: 'south', schoolYear: '2018-19', name: 'South School', zone: '2' },
        ],
      },
      at: { orgUnit: 'zone/1' },
      then: percent(0),
    },
    {
      when: 'no team has planned a meeting',
      given: { 'data-team-meetings': [] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
