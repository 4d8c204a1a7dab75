import { compareFigures, type Worked } from '@planwright/engine'
import type { Unit as UnitName } from '@planwright/sdk'
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql'
import { Unit } from '../indicators/enums.js'
import type { Indicator } from '../indicators/indicator.type.js'
import { Reason } from '../observations/enums.js'
import { Observation } from '../observations/observation.type.js'

export enum ComparedBy {
  PARTS = 'PARTS',
  SHOWN_VALUES = 'SHOWN_VALUES',
}

registerEnumType(ComparedBy, {
  name: 'ComparedBy',
  description: 'What a comparison was worked out from.',
  valuesConfig: {
    PARTS: { description: 'The exact numerators and denominators; rounded once.' },
    SHOWN_VALUES: { description: 'The values as shown: no parts are known.' },
  },
})

@ObjectType({ description: 'How far one group is from another. Each number is there, or the reason why it is not.' })
export class Comparison {
  @Field(() => Observation, { description: 'The group in question.' })
  of!: Observation

  @Field(() => Observation, { description: 'The group it is compared with.' })
  with!: Observation

  @Field(() => Float, { nullable: true, description: 'The first less the second.' })
  difference!: number | null

  @Field(() => Unit, { description: 'Percentage points for percentages; else the unit of the indicator.' })
  differenceUnit!: UnitName

  @Field(() => Reason, { nullable: true })
  differenceReason!: Reason | null

  @Field(() => Float, { nullable: true, description: 'The first divided by the second.' })
  ratio!: number | null

  @Field(() => Reason, { nullable: true, description: '`ZERO_DENOMINATOR` where the second is zero.' })
  ratioReason!: Reason | null

  @Field(() => ComparedBy)
  basis!: ComparedBy
}

/** Two figures of an indicator side by side. */
export function comparisonOf(indicator: Indicator, first: Observation, second: Observation): Comparison {
  const { unit, value } = indicator.definition
  const compared = compareFigures(figure(first), figure(second), { unit, isShare: value.kind === 'ratio' })
  return Object.assign(new Comparison(), {
    of: first,
    with: second,
    ...named('difference', compared.difference),
    differenceUnit: compared.differenceUnit,
    ...named('ratio', compared.ratio),
    basis: compared.fromParts ? ComparedBy.PARTS : ComparedBy.SHOWN_VALUES,
  })
}

function figure({ value, reason, numerator, denominator }: Observation) {
  return { value, reason, numerator, denominator }
}

function named(name: string, { value, reason }: Worked) {
  return { [name]: value, [`${name}Reason`]: reason }
}
