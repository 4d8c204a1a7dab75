import { type MeasuredInput, type Measurement, type Reason, reasons, type Unit, unavailable } from '@planwright/sdk'

/** One named measure at every place of a batch: a column for each part, so that no object is made on the way. */
export interface InputColumns {
  readonly name: string
  readonly unit: Unit
  /** NaN where there is none, as in the next three. */
  readonly value: Float64Array
  readonly numerator: Float64Array
  readonly denominator: Float64Array
  readonly people: Float64Array
  /** Why there is no value, by its position among the reasons; it says nothing where there is one. */
  readonly reason: Uint8Array
}

/** The inputs of a computed value at many places: an org unit, a group and a period each. */
export interface Batch {
  readonly count: number
  readonly inputs: readonly InputColumns[]
}

/** A measure's parts at one place. */
export interface InputParts {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly people: number | null
  /** Why there is no value; it says nothing where there is one. */
  readonly reason: Reason
}

/** The columns of a measure from its parts at every place. */
export function columnsOf(name: string, unit: Unit, places: readonly InputParts[]): InputColumns {
  const column = (part: 'value' | 'numerator' | 'denominator' | 'people') =>
    Float64Array.from(places, (place) => place[part] ?? Number.NaN)
  return {
    name,
    unit,
    value: column('value'),
    numerator: column('numerator'),
    denominator: column('denominator'),
    people: column('people'),
    reason: Uint8Array.from(places, ({ reason }) => reasons.indexOf(reason)),
  }
}

/** What the function is given at one place: frozen, so that no place can change what the next one sees. */
export function inputsAt({ inputs }: Batch, place: number): Readonly<Record<string, MeasuredInput>> {
  return Object.freeze(Object.fromEntries(inputs.map((columns) => [columns.name, inputAt(columns, place)])))
}

function inputAt(columns: InputColumns, place: number): MeasuredInput {
  const value = numberAt(columns.value, place)
  const measurement: Measurement =
    value === null ? unavailable(reasonAt(columns.reason, place)) : { kind: 'value', value, unit: columns.unit }
  return Object.freeze({
    value,
    numerator: numberAt(columns.numerator, place),
    denominator: numberAt(columns.denominator, place),
    people: numberAt(columns.people, place),
    measurement: Object.freeze(measurement),
  })
}

function numberAt(column: Float64Array, place: number): number | null {
  const number = column[place]
  return number === undefined || Number.isNaN(number) ? null : number
}

function reasonAt(column: Uint8Array, place: number): Reason {
  return reasons[column[place] ?? 0] ?? 'NO_DATA'
}
