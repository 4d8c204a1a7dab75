import type { Text, Unit } from '@planwright/sdk'
import { type Decimal, decimalOf } from '../exact/index.js'
import { figureInWords } from '../words/index.js'
import type { JudgedFigure } from './judge.js'
import type { JudgedTarget, TargetFromBaseline } from './target.js'
import type { Interval } from './wilson.js'
import { periodInWords } from './year-so-far.js'

interface Numbers {
  readonly unit: Unit
  readonly period: Text
  readonly shown: Decimal
  readonly expected: Decimal
  readonly target: TargetFromBaseline
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
  figure: Pick<JudgedFigure, 'indicator' | 'period' | 'toDate'>,
  shown: Decimal,
  target: TargetFromBaseline,
): Text {
  const value = figureInWords(shown, figure.indicator.unit)
  const goal = inWords(target.value, figure.indicator.unit)
  const { year } = target.baseline
  const period = periodInWords(figure)
  if (figure.period.slice(0, 7) === year) {
    return {
      en: `${value.en} in ${period.en} is of the baseline year: progress toward ${goal.en} by ${target.by} is judged from the next year on.`,
      es: `${value.es} en ${period.es} es del año de referencia: el avance hacia ${goal.es} para ${target.by} se evalúa desde el año siguiente.`,
    }
  }
  return {
    en: `${value.en} in ${period.en} is from before the baseline year ${year}: progress toward ${goal.en} by ${target.by} is judged after it.`,
    es: `${value.es} en ${period.es} es anterior al año de referencia ${year}: el avance hacia ${goal.es} para ${target.by} se evalúa después.`,
  }
}

/**
 * A sum or count to date: the rest of the year decides.
 *
 * @param wanted What is expected of the whole year.
 */
export function yearNotOver(
  { unit, period, shown }: Pick<Numbers, 'unit' | 'period' | 'shown'>,
  wanted: Decimal,
): Text {
  const [value, whole] = [figureInWords(shown, unit), figureInWords(wanted, unit)]
  return {
    en: `${value.en} in ${period.en}: the year is not over, so this cannot be compared yet with the ${whole.en} expected for the whole year.`,
    es: `${value.es} en ${period.es}: el año escolar no ha terminado, así que aún no se puede comparar con lo esperado para todo el año (${whole.es}).`,
  }
}

/** The figure falls short by no more than the target's margin. */
export function withinMargin(
  { unit, period, shown, target }: Pick<Numbers, 'unit' | 'period' | 'shown'> & { readonly target: JudgedTarget },
  wanted: Decimal,
): Text {
  const [value, goal] = [figureInWords(shown, unit), figureInWords(wanted, unit)]
  const margin = inWords(target.margin ?? 0, unit)
  return {
    en: `${value.en} in ${period.en} is within ${margin.en} of the ${goal.en} wanted, which the target allows.`,
    es: `${value.es} en ${period.es ?? period.en} está a no más de ${margin.es} de lo previsto (${goal.es}), como la meta permite.`,
  }
}

type Outright = Pick<Numbers, 'unit' | 'period' | 'shown'> & { readonly target: JudgedTarget }

/** The figure is as good as a target without a starting point asks. */
export function reached(numbers: Outright): Text {
  const { value, goal } = outright(numbers)
  const { period, target } = numbers
  return {
    en: `${value.en} in ${period.en} is at or better than the ${goal.en} to be reached by ${target.by}.`,
    es: `${value.es} en ${period.es} iguala o mejora la meta de ${goal.es} para ${target.by}.`,
  }
}

/** A target without a starting point says nothing of the years before it is due. */
export function notDue(numbers: Outright): Text {
  const { value, goal } = outright(numbers)
  const { period, target } = numbers
  return {
    en: `${value.en} in ${period.en} is short of the ${goal.en} to be reached by ${target.by}; the plan names no starting point, so it does not say what is expected before then.`,
    es: `${value.es} en ${period.es} no llega a la meta de ${goal.es} para ${target.by}; el plan no indica un punto de partida, así que no dice qué se espera antes.`,
  }
}

export function missed(numbers: Outright): Text {
  const { value, goal } = outright(numbers)
  const { period, target } = numbers
  return {
    en: `${value.en} in ${period.en} is short of the ${goal.en} that was to be reached by ${target.by}.`,
    es: `${value.es} en ${period.es} no llega a la meta de ${goal.es} prevista para ${target.by}.`,
  }
}

export function perhapsReached(numbers: Outright, interval: Interval): Text {
  const { value, goal } = outright(numbers)
  const low = inWords(interval.low, numbers.unit)
  const high = inWords(interval.high, numbers.unit)
  return {
    en: `${value.en} in ${numbers.period.en} is short of the ${goal.en} that was to be reached, but with so few counted the true share may lie between ${low.en} and ${high.en}, which includes it.`,
    es: `${value.es} en ${numbers.period.es} no llega a la meta de ${goal.es}, pero con tan pocos casos la proporción real puede estar entre ${low.es} y ${high.es}, lo que la incluye.`,
  }
}

function outright({ unit, shown, target }: Outright) {
  return { value: figureInWords(shown, unit), goal: inWords(target.value, unit) }
}

export function onTrack(numbers: Numbers): Text {
  const words = inAll(numbers)
  return {
    en: `${words.value.en} in ${numbers.period.en} is at or better than the ${words.expected.en} expected by then on the way from ${words.from.en} (${numbers.target.baseline.year}) to ${words.goal.en} (${numbers.target.by}).`,
    es: `${words.value.es} en ${numbers.period.es} iguala o mejora lo esperado para entonces, ${words.expected.es}, en el camino de ${words.from.es} (${numbers.target.baseline.year}) a ${words.goal.es} (${numbers.target.by}).`,
  }
}

export function cannotTell(numbers: Numbers, interval: Interval): Text {
  const words = inAll(numbers)
  const low = inWords(interval.low, numbers.unit)
  const high = inWords(interval.high, numbers.unit)
  return {
    en: `${words.value.en} in ${numbers.period.en} is short of the ${words.expected.en} expected by then, but with so few counted the true share may lie between ${low.en} and ${high.en}, which includes it.`,
    es: `${words.value.es} en ${numbers.period.es} no llega a lo esperado para entonces, ${words.expected.es}, pero con tan pocos casos la proporción real puede estar entre ${low.es} y ${high.es}, lo que lo incluye.`,
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
    en: `${words.value.en} in ${numbers.period.en} is short of the ${words.expected.en} expected by then: a change of ${made.en} since ${numbers.target.baseline.year}, ${half.en} the ${planned.en} planned.`,
    es: `${words.value.es} en ${numbers.period.es} no llega a lo esperado para entonces, ${words.expected.es}: un cambio de ${made.es} desde ${numbers.target.baseline.year}, ${half.es} de lo previsto (${planned.es}).`,
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
