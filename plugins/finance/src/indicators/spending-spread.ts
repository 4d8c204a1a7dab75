import { aggregate, computed, defineIndicator, quotient, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { allocations } from '../datasets/allocations.js'

const each = { school: { perPupil: 'sum(spending) / sum(weightedPupils)' } } as const

/** A school for each amount, with 100 weighted pupils. */
const schoolsSpending = (...perPupil: readonly number[]) =>
  perPupil.map((amount, index) => ({
    school: `s${index}`,
    schoolYear: '2018-19',
    spending: 100 * amount,
    weightedPupils: 100,
  }))

export const spendingSpread = defineIndicator({
  id: 'finance.spending-spread',
  title: {
    en: 'Spread of spending across schools, weighted by need',
    es: 'Diferencia de gasto entre escuelas, ponderado por necesidad',
  },
  question: {
    en: 'How many times as much do our best-funded schools spend on a pupil with the same needs as our least-funded ones?',
    es: '¿Cuántas veces más gastan nuestras escuelas con más fondos que las de menos fondos en un estudiante con las mismas necesidades?',
  },
  unit: 'ratio',
  better: 'lower',
  advances: ['goals/balanced-budget', 'actions/align-finances'],
  value: computed({
    inputs: {
      schools: aggregate({ of: allocations, each, value: 'count(perPupil)' }),
      low: aggregate({ of: allocations, each, value: 'percentile_cont(0.1) within group (order by perPupil)' }),
      high: aggregate({ of: allocations, each, value: 'percentile_cont(0.9) within group (order by perPupil)' }),
    },
    calculate({ schools, low, high }) {
      if (schools.value === null || low.value === null || high.value === null) return unavailable('NO_DATA')
      if (schools.value < 2) return unavailable('NOT_APPLICABLE')
      if (low.value <= 0) return unavailable('ZERO_DENOMINATOR')
      return quotient(high.value / low.value)
    },
  }),
  levels: ['district', 'zone'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Schools in order of spending for each weighted pupil: the 90th percentile divided by the 10th. 1 means that all spend alike; 1.25 means that a well-funded school spends a quarter more than a poorly funded one for the same needs. Every school counts once, and the very highest and lowest do not decide. A school without pupils is left out; one school alone has no spread.',
    es: 'Las escuelas en orden de gasto por estudiante ponderado: el percentil 90 dividido entre el percentil 10. 1 significa que todas gastan igual; 1.25 significa que una escuela con muchos fondos gasta una cuarta parte más que una con pocos, para las mismas necesidades. Cada escuela cuenta una vez, y la más alta y la más baja no deciden. Se omite la escuela sin estudiantes; una sola escuela no tiene diferencia.',
  },
  source: {
    en: 'A percentile ratio, one of the usual measures of equity in school finance (as in the textbooks of Berne and Stiefel, and of Odden and Picus)',
    es: 'Un cociente de percentiles, una de las medidas habituales de equidad en la financiación escolar (como en los manuales de Berne y Stiefel, y de Odden y Picus)',
  },
  examples: [
    {
      when: 'eleven schools differ: the second from either end decides, not the outermost',
      given: {
        allocations: schoolsSpending(
          ...[2_000, 10_000, 10_500, 10_500, 11_000, 11_000],
          ...[11_500, 11_500, 11_500, 12_500, 40_000],
        ),
      },
      then: quotient(1.25),
    },
    {
      when: 'all schools spend alike',
      given: { allocations: schoolsSpending(12_000, 12_000, 12_000) },
      then: quotient(1),
    },
    {
      when: 'one school spends nothing, so that nothing can be divided by',
      given: { allocations: schoolsSpending(0, 0, 12_000) },
      then: unavailable('ZERO_DENOMINATOR'),
    },
    {
      when: 'there is one school only',
      given: { allocations: schoolsSpending(12_000) },
      then: unavailable('NOT_APPLICABLE'),
    },
    { when: 'nothing has been loaded', given: { allocations: [] }, then: unavailable('NO_DATA') },
  ],
})
