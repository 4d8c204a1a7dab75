import type { Bound } from '@planwright/engine'

/** A bound as it is kept: both columns are null where none is told. */
export interface BoundColumns {
  readonly bound: Bound['kind'] | null
  readonly boundValue: number | null
}

/** The bound that is kept in a row; null where none is told. */
export function toldBound({ bound, boundValue }: BoundColumns): Bound | null {
  return bound === null || boundValue === null ? null : { kind: bound, value: boundValue }
}

/** A bound as the columns of a row. */
export function boundColumns(bound: Bound | null): BoundColumns {
  return { bound: bound?.kind ?? null, boundValue: bound?.value ?? null }
}
