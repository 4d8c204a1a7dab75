import { aggregate, count, defineIndicator, unavailable } from '@planwright/sdk'
import { schoolModels } from '../datasets/school-models.js'

const year = { schoolYear: '2018-19', teamTrained: false, adjustedWithData: false } as const

const schools = [
  { school: 'north', schoolYear: '2018-19', name: 'North School', zone: '1' },
  { school: 'south', schoolYear: '2018-19', name: 'South School', zone: '2' },
]

export const communitySchools = defineIndicator({
  id: 'family-community.community-schools',
  title: { en: 'Community schools', es: 'Escuelas comunitarias' },
  question: {
    en: 'How many community schools are there in each zone?',
    es: '¿Cuántas escuelas comunitarias hay en cada zona?',
  },
  unit: 'count',
  better: 'higher',
  advances: ['goals/community-schools', 'strategies/community-school-model', 'actions/redefine-model'],
  value: aggregate({ of: schoolModels, value: "count(*) filter (where model = 'community-school')" }),
  levels: ['district', 'zone'],
  groups: [],
  every: 'year',
  owner: {
    en: 'Director of Family and Community Partnerships',
    es: 'Dirección de Alianzas con las Familias y la Comunidad',
  },
  backup: { en: 'Coordinator of Community Schools', es: 'Coordinación de Escuelas Comunitarias' },
  method: {
    en: 'Schools that were a community school in the year: with a lead partner, a coordinator, and services for families in the building. A school with a partner alone is not one. Each school counts in the zone it belonged to that year.',
    es: 'Escuelas que ese año fueron comunitarias: con un socio principal, una coordinación y servicios para familias en el edificio. Una escuela que solo tiene un socio no lo es. Cada escuela cuenta en la zona a la que pertenecía ese año.',
  },
  source: {
    en: 'Community School Standards of the Coalition for Community Schools, read together with the plan’s goal',
    es: 'Estándares de la Coalition for Community Schools, leídos junto con la meta del plan',
  },
  examples: [
    {
      when: 'two of three schools are community schools, and one only has a partner',
      given: {
        'school-models': [
          { ...year, school: 'north', model: 'community-school' },
          { ...year, school: 'south', model: 'community-school' },
          { ...year, school: 'west', model: 'single-partner' },
        ],
      },
      then: count(2),
    },
    {
      when: 'a zone has schools but no community school: zero is a figure, not a gap',
      given: {
        'school-models': [
          { ...year, school: 'north', model: 'community-school' },
          { ...year, school: 'south', model: 'none' },
        ],
        schools,
      },
      at: { orgUnit: 'zone/2' },
      then: count(0),
    },
    {
      when: 'the list of school models has not come',
      given: { 'school-models': [] },
      then: unavailable('NO_DATA'),
    },
  ],
})
