import { defineIndicator, dollars, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { allocations } from '../datasets/allocations.js'

const north = { school: 'north', schoolYear: '2018-19', spending: 4_000_000, weightedPupils: 400 } as const
const south = { school: 'south', schoolYear: '2018-19', spending: 9_000_000, weightedPupils: 600 } as const

export const spendingPerWeightedPupil = defineIndicator({
  id: 'finance.spending-per-weighted-pupil',
  title: { en: 'Spending for each pupil, weighted by need', es: 'Gasto por estudiante, ponderado por necesidad' },
  question: {
    en: 'How much do we spend on each pupil, once pupils with greater needs count for more?',
    es: '¿Cuánto gastamos por estudiante, cuando quienes tienen mayores necesidades cuentan más?',
  },
  unit: 'dollars',
  better: 'higher',
  advances: ['actions/align-finances'],
  value: ratio({ of: allocations, numerator: 'sum(spending)', denominator: 'sum(weightedPupils)' }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'All operating dollars spent in schools, divided by pupils each of whom counts as one plus the weights of the published formula. It is a mean over pupils, never a mean of schools’ means. Weights must be the same in every school, or schools cannot be compared.',
    es: 'Todos los dólares operativos gastados en las escuelas, divididos entre los estudiantes, cada uno de los cuales cuenta como uno más los pesos de la fórmula publicada. Es un promedio por estudiante, nunca un promedio de promedios de escuelas. Los pesos deben ser los mismos en todas las escuelas; si no, no se pueden comparar.',
  },
  source: {
    en: 'Weighting as in Connecticut’s cost-sharing formula, which counts pupils in poverty and English learners for more (General Statutes 10-262f)',
    es: 'Ponderación como en la fórmula de reparto de costos de Connecticut, que da más peso a estudiantes en situación de pobreza y a quienes aprenden inglés (Estatutos Generales 10-262f)',
  },
  examples: [
    {
      when: 'two schools differ: the district divides all dollars by all pupils',
      given: { allocations: [north, south] },
      then: dollars(13_000),
    },
    {
      when: 'one school is asked for',
      given: { allocations: [north, south] },
      at: { orgUnit: 'school/north' },
      then: dollars(10_000),
    },
    {
      when: 'a school has spending and no pupils yet',
      given: { allocations: [{ ...north, weightedPupils: 0 }] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
