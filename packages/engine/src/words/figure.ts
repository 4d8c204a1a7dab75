import { decimalsOf, type Text, type Unit } from '@planwright/sdk'
import { type Decimal, rounded } from '../exact/index.js'

const afterwards: Readonly<Record<Unit, Text>> = {
  percent: { en: '%', es: ' %' },
  percentagePoints: { en: ' percentage points', es: ' puntos porcentuales' },
  count: { en: '' },
  days: { en: ' days', es: ' días' },
  hours: { en: ' hours', es: ' horas' },
  years: { en: ' years', es: ' años' },
  dollars: { en: ' dollars', es: ' dólares' },
  ratio: { en: '' },
}

/** A number with its unit, as a reader sees it: `68.8%` in English, `68.8 %` in Spanish. */
export function figureInWords(value: Decimal, unit: Unit): Text {
  const number = rounded(value, decimalsOf[unit])
  const after = afterwards[unit]
  return { en: `${number}${after.en}`, es: `${number}${after.es ?? after.en}` }
}
