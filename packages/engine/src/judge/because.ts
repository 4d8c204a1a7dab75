import { type Period, type Text, type Unit } from '@planwright/sdk'
import { type Decimal, decimalOf } from '../exact/index.js'
import { figureInWords } from '../words/index.js'
import type { JudgedTarget } from './target.js'
import type { Interval } from './wilson.js'

interface Numbers {
  readonly unit: Unit
  readonly period: Period
  readonly shown: Decimal
  readonly expected: Decimal
  readonly target: JudgedTarget
}

interface Change {
  readonly made: Decimal
  readonly planned: Decimal
}

export function noTarget(): Text {
  return { en: 'No target is set for this indicator.', es: 'No se ha fijado una meta para este indicador.' }
}

export function noFigure(reason: Text): Text {
  return {
    en: `There is no figure to judge: ${reason.en}.`,
    es: `No hay una cifra que evaluar: ${reason.es ?? reason.en}.`,
  }
}

export function baselineYear(
  figure: { readonly indicator: { readonly unit: Unit }; readonly period: Period },
  shown: Decimal,
  target: JudgedTarget,
): Text {
  const value = figureInWords(shown, figure.indicator.unit)
  const goal = inWords(target.value, figure.indicator.unit)
  const { year } = target.baseline
  if (figure.period.slice(0, 7) === year) {
    return {
      en: `${value.en} in ${figure.period} is of the baseline year: progress toward ${goal.en} by ${target.by} is judged from the next year on.`,
      es: `${value.es} en ${figure.period} es del año de referencia: el avance hacia ${goal.es} para ${target.by} se evalúa desde el año siguiente.`,
    }
  }
  return {
    en: `${value.en} in ${figure.period} is from before the baseline year ${year}: progress toward ${goal.en} by ${target.by} is judged after it.`,
    es: `${value.es} en ${figure.period} es anterior al año de referencia ${year}: el avance hacia ${goal.es} para ${target.by} se evalúa después.`,
  }
}

export function onTrack(numbers: Numbers): Text {
  const words = inAll(numbers)
  return {
    en: `${words.value.en} in ${numbers.period} is at or better than the ${words.expected.en} expected by then on the way from ${words.from.en} (${numbers.target.baseline.year}) to ${words.goal.en} (${numbers.target.by}).`,
    es: `${words.value.es} en ${numbers.period} iguala o mejora lo esperado para entonces, ${words.expected.es}, en el camino de ${words.from.es} (${numbers.target.baseline.year}) a ${words.goal.es} (${numbers.target.by}).`,
  }
}

export function cannotTell(numbers: Numbers, interval: Interval): Text {
  const words = inAll(numbers)
  const low = inWords(interval.low, numbers.unit)
  const high = inWords(interval.high, numbers.unit)
  return {
    en: `${words.value.en} in ${numbers.period} is short of the ${words.expected.en} expected by then, but with so few counted the true share may lie between ${low.en} and ${high.en}, which includes it.`,
    es: `${words.value.es} en ${numbers.period} no llega a lo esperado para entonces, ${words.expected.es}, pero con tan pocos casos la proporción real puede estar entre ${low.es} y ${high.es}, lo que lo incluye.`,
  }
}

export function short(numbers: Numbers, change: Change, atLeastHalf: boolean): Text {
  const words = inAll(numbers)
  const made = figureInWords(change.made, changeUnit(numbers.unit))
  const planned = figureInWords(change.planned, changeUnit(numbers.unit))
  const half = atLeastHalf
    ? { en: 'at least half of', es: 'al menos la mitad' }
    : { en: 'less than half of', es: 'menos de la mitad' }
  return {
    en: `${words.value.en} in ${numbers.period} is short of the ${words.expected.en} expected by then: a change of ${made.en} since ${numbers.target.baseline.year}, ${half.en} the ${planned.en} planned.`,
    es: `${words.value.es} en ${numbers.period} no llega a lo esperado para entonces, ${words.expected.es}: un cambio de ${made.es} desde ${numbers.target.baseline.year}, ${half.es} de lo previsto (${planned.es}).`,
  }
}

function changeUnit(unit: Unit): Unit {
  return unit === 'percent' ? 'percentagePoints' : unit
}

function inAll(numbers: Numbers) {
  const { unit, target } = numbers
  return {
    value: figureInWords(numbers.shown, unit),
    expected: figureInWords(numbers.expected, unit),
    from: inWords(target.baseline.value, unit),
    goal: inWords(target.value, unit),
  }
}

function inWords(value: number, unit: Unit): Text {
  return figureInWords(decimalOf(value) ?? { digits: 0n, scale: 0 }, unit)
}
