import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { schoolModels } from '../datasets/school-models.js'

const community = { schoolYear: '2018-19', model: 'community-school' } as const

export const workingToStandards = defineIndicator({
  id: 'family-community.working-to-standards',
  title: { en: 'Community schools that learn together', es: 'Escuelas comunitarias que aprenden juntas' },
  question: {
    en: 'What share of our community schools have a trained team that used data to change what it does?',
    es: '¿Qué proporción de nuestras escuelas comunitarias tiene un equipo formado que usó datos para cambiar lo que hace?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/assess-models', 'actions/adjust-with-data', 'actions/build-capacity'],
  value: ratio({
    of: schoolModels,
    where: "model = 'community-school'",
    numerator: 'count(*) filter (where teamTrained and adjustedWithData)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  owner: { en: 'Coordinator of Community Schools', es: 'Coordinación de Escuelas Comunitarias' },
  backup: {
    en: 'Director of Family and Community Partnerships',
    es: 'Dirección de Alianzas con las Familias y la Comunidad',
  },
  method: {
    en: 'Community schools whose team of staff, families and partners finished the year’s training together, and reviewed data on needs and services and wrote down what it changed, out of all community schools. Both must be so.',
    es: 'Escuelas comunitarias cuyo equipo de personal, familias y socios terminó junto la formación del año, y revisó datos sobre necesidades y servicios y anotó lo que cambió, sobre todas las escuelas comunitarias. Deben ser ambas cosas.',
  },
  source: {
    en: 'Community School Standards of the Coalition for Community Schools: collaborative leadership and continuous improvement; the measure is the district’s own',
    es: 'Estándares de la Coalition for Community Schools: liderazgo colaborativo y mejora continua; la medida es propia del distrito',
  },
  examples: [
    {
      when: 'one of three community schools does both, one only trained, and another school is no community school',
      given: {
        'school-models': [
          { ...community, school: 'north', teamTrained: true, adjustedWithData: true },
          { ...community, school: 'south', teamTrained: true, adjustedWithData: false },
          { ...community, school: 'east', teamTrained: false, adjustedWithData: false },
          { ...community, school: 'west', model: 'none', teamTrained: true, adjustedWithData: true },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'there is no community school',
      given: {
        'school-models': [{ ...community, school: 'west', model: 'none', teamTrained: true, adjustedWithData: true }],
      },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
