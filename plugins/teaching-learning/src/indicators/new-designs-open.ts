import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { schoolDesigns } from '../datasets/school-designs.js'

const year = { schoolYear: '2018-19' } as const

export const newDesignsOpen = defineIndicator({
  id: 'teaching-learning.new-designs-open',
  title: { en: 'New school designs at work', es: 'Nuevos diseños escolares en marcha' },
  question: {
    en: 'What share of the schools named for a new design already teach by it?',
    es: '¿Qué proporción de las escuelas elegidas para un nuevo diseño ya enseña según él?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/school-designs'],
  value: ratio({
    of: schoolDesigns,
    numerator: "count(*) filter (where stage = 'open')",
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone'],
  groups: [],
  every: 'year',
  owner: { en: 'Chief Academic Officer', es: 'Dirección Académica' },
  backup: { en: 'Director of School Design', es: 'Dirección de Diseño Escolar' },
  method: {
    en: 'Schools that teach by their new design at the end of the year, out of all schools the district has named for one. A design that is approved and not yet open does not count. Schools that were not named are not part of it.',
    es: 'Escuelas que al final del año enseñan según su nuevo diseño, sobre todas las que el distrito eligió para tener uno. Un diseño aprobado que aún no está en marcha no cuenta. Las escuelas no elegidas no forman parte.',
  },
  source: {
    en: 'The plan’s action on innovative school designs; the measure is the district’s own',
    es: 'La acción del plan sobre diseños escolares innovadores; la medida es propia del distrito',
  },
  examples: [
    {
      when: 'of three schools named, one is open, one is approved, and one is at its beginning',
      given: {
        'school-designs': [
          { ...year, school: 'north', stage: 'open' },
          { ...year, school: 'south', stage: 'approved' },
          { ...year, school: 'east', stage: 'named' },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'a zone is asked for',
      given: {
        'school-designs': [
          { ...year, school: 'north', stage: 'open' },
          { ...year, school: 'south', stage: 'named' },
        ],
        schools: [
          { school: 'north', schoolYear: '2018-19', name: 'North School', zone: '1' },
          { school: 'south', schoolYear: '2018-19', name: 'South School', zone: '2' },
        ],
      },
      at: { orgUnit: 'zone/1' },
      then: percent(100),
    },
    { when: 'no school was named', given: { 'school-designs': [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
