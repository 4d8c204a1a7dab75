import { aggregate, days, defineIndicator, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { positions } from '../datasets/positions.js'

/** Positions that were posted: one for each number of days, null where nobody has signed. */
const posted = (...daysToFill: readonly (number | null)[]) =>
  daysToFill.map((waited, index) => ({
    position: `p${index}`,
    school: 'north',
    schoolYear: '2018-19',
    role: 'teacher' as const,
    filledOnFirstDay: false,
    open: true,
    daysToFill: waited,
  }))

export const medianDaysToFill = defineIndicator({
  id: 'talent.median-days-to-fill',
  title: { en: 'Median days to fill a position', es: 'Mediana de días para cubrir un puesto' },
  question: {
    en: 'How long does it usually take us to fill an open position?',
    es: '¿Cuánto tardamos normalmente en cubrir un puesto vacante?',
  },
  unit: 'days',
  better: 'lower',
  advances: ['strategies/viable-curriculum'],
  value: aggregate({ of: positions, where: 'open', value: 'median(daysToFill)' }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Calendar days from posting a position to the signed offer: half of the filled positions took no longer. Positions nobody has signed for yet have no length and are left out, so this figure is read beside the share that is filled on the first day.',
    es: 'Días naturales desde la publicación de un puesto hasta la oferta firmada: la mitad de los puestos cubiertos no tardó más. Los puestos sin firma aún no tienen duración y se omiten; por eso la cifra se lee junto a la proporción cubierta el primer día.',
  },
  source: {
    en: 'Time to fill, as human resource offices measure it (posting to accepted offer)',
    es: 'Tiempo de cobertura, como lo miden las oficinas de personal (de la publicación a la oferta aceptada)',
  },
  examples: [
    {
      when: 'three positions take 20, 45 and 200 days: one long search does not decide',
      given: { positions: posted(200, 20, 45) },
      then: days(45),
    },
    {
      when: 'of four, two take 20 and 31 days and two are still open: between those that were filled',
      given: { positions: posted(null, 31, 20, null) },
      then: days(25.5),
    },
    {
      when: 'a position that was never open does not count as filled in no time',
      given: {
        positions: [
          ...posted(30),
          {
            position: 'kept',
            school: 'north',
            schoolYear: '2018-19',
            role: 'teacher',
            filledOnFirstDay: true,
            open: false,
            daysToFill: 0,
          },
        ],
      },
      then: days(30),
    },
    {
      when: 'nobody has signed for any of them',
      given: { positions: posted(null, null) },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
