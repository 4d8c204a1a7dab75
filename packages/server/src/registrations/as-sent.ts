import { Better, Level, Unit } from '../indicators/enums.js'
import { type IndicatorInput, Window } from './indicator.input.js'

/** A stored input as the API takes it: enums by their names, and nothing where nothing was said. */
export function asSent(input: IndicatorInput): object {
  const { unit, better, levels, window } = input
  return said({
    ...input,
    unit: nameIn(Unit, unit),
    better: nameIn(Better, better),
    levels: levels.map((level) => nameIn(Level, level)),
    window: window ? nameIn(Window, window) : null,
  })
}

function nameIn(names: Readonly<Record<string, string>>, value: string): string {
  return Object.keys(names).find((name) => names[name] === value) ?? value
}

function said(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined))
}
