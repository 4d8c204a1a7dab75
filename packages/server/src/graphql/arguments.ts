import { dimensionIds, isDimension, isPeriod, isSchoolYear } from '@planwright/sdk'
import { ServerError } from '../errors.js'
import { hintFor } from './nearest.js'

/** A period argument, checked. */
export function periodArgument(argument: string, value: string | null): string | null {
  if (value === null || isPeriod(value)) return value
  const hint = 'Write a school year (2016-17), or a school year to the end of a month (2016-17/10).'
  throw new ServerError('ARGUMENT_INVALID', { argument, value, wanted: 'a period', hint })
}

/** A school year argument, checked. */
export function schoolYearArgument(argument: string, value: string | null): string | null {
  if (value === null || isSchoolYear(value)) return value
  const hint = 'Write the school year from July to June as 2016-17.'
  throw new ServerError('ARGUMENT_INVALID', { argument, value, wanted: 'a school year', hint })
}

/** A dimension argument, checked. */
export function dimensionArgument(argument: string, value: string): string {
  if (isDimension(value)) return value
  throw new ServerError('ARGUMENT_INVALID', {
    argument,
    value,
    wanted: 'a way to group students',
    hint: hintFor(value, dimensionIds),
  })
}
