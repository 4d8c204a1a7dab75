import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { dashboardUse } from '../datasets/dashboard-use.js'

const ana = { staff: 'ana', school: 'north', schoolYear: '2018-19', months: 10, monthsUsed: 8 } as const

export const dashboardUsers = defineIndicator({
  id: 'data-accountability.dashboard-users',
  title: { en: 'Educators who use data dashboards', es: 'Educadores que usan los tableros de datos' },
  question: {
    en: 'Do our teachers and administrators look at their students’ progress regularly?',
    es: '¿Miran nuestros docentes y directivos con regularidad el progreso de sus estudiantes?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/data-dashboards'],
  value: ratio({
    of: dashboardUse,
    where: 'months > 0',
    each: { staff: { worked: 'sum(months)', used: 'sum(monthsUsed)' } },
    numerator: 'count(*) filter (where used >= 0.8 * worked)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Educators who opened a dashboard in at least four of every five months they worked (eight of ten for a whole year), out of all educators. Opening a dashboard is the least that use means; what is done with it shows in data teams.',
    es: 'Educadores que abrieron un tablero al menos cuatro de cada cinco meses trabajados (ocho de diez en un año completo), sobre el total. Abrir un tablero es lo mínimo que significa usarlo; lo que se hace con él se ve en los equipos de datos.',
  },
  source: {
    en: 'Our choice, from the sign-in records that dashboards keep; the plan asks for dashboards that enable educators to assess progress',
    es: 'Elección nuestra, a partir de los registros de acceso de los tableros; el plan pide tableros que permitan a los educadores valorar el progreso',
  },
  examples: [
    {
      when: 'one educator uses it in eight months of ten, one in seven, and one in four of five',
      given: {
        'dashboard-use': [
          ana,
          { ...ana, staff: 'ben', monthsUsed: 7 },
          { ...ana, staff: 'cleo', months: 5, monthsUsed: 4 },
        ],
      },
      then: percent(66.7),
    },
    {
      when: 'an educator worked in two schools: the district looks at all the months together',
      given: {
        'dashboard-use': [
          { ...ana, months: 5, monthsUsed: 3 },
          { ...ana, school: 'south', months: 5, monthsUsed: 5 },
        ],
      },
      then: percent(100),
    },
    {
      when: 'nobody worked for a month yet',
      given: { 'dashboard-use': [{ ...ana, months: 0, monthsUsed: 0 }] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
