import { type Text, textIn } from '@planwright/sdk'
import { GraphQLDateTimeISO, GraphQLJSONObject } from 'graphql-scalars'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Node } from '../graphql/node.js'
import { Problem } from '../graphql/problem.js'
import { textOf } from '../graphql/text.input.js'
import { Indicator } from '../indicators/indicator.type.js'
import { asSent } from './as-sent.js'
import { type RegistrationEntry, RegistrationState } from './registration.entity.js'
import type { Retirement as RetirementEntry } from './retirement.entity.js'

registerEnumType(RegistrationState, {
  name: 'RegistrationState',
  description: 'Where a version of a registered definition stands.',
  valuesConfig: {
    DRAFT: { description: 'Kept, and not yet put forward.' },
    PROPOSED: { description: "Waits for somebody else's approval." },
    APPROVED: { description: 'In force, unless the indicator was retired since.' },
    DECLINED: { description: 'Somebody decided against it, and said why.' },
    REPLACED: { description: 'Another version took its place.' },
    WITHDRAWN: { description: 'Its department took it back before it was approved.' },
  },
})

@ObjectType({
  implements: Node,
  description: 'One version of a definition that came through the API. It never changes; an edit makes the next one.',
})
export class Registration extends Node {
  declare id: string

  titleText!: Text

  @Field(() => ID, { description: "The indicator's id." })
  indicator!: string

  @Field(() => Int, { description: '1 for the first version.' })
  number!: number

  @Field(() => String, { description: 'A digest of the definition, as `ifVersion` takes it.' })
  version!: string

  @Field(() => RegistrationState)
  state!: RegistrationState

  @Field(() => GraphQLJSONObject, {
    description: 'The definition as it was sent; `previewIndicator` and `registerIndicator` take it again.',
  })
  input!: object

  @Field(() => String, { nullable: true, description: 'The first school year it holds for; null for all.' })
  appliesFrom!: string | null

  @Field(() => String)
  draftedBy!: string

  @Field(() => GraphQLDateTimeISO)
  draftedAt!: string

  @Field(() => String, { nullable: true })
  proposedBy!: string | null

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  proposedAt!: string | null

  @Field(() => String, { nullable: true })
  approvedBy!: string | null

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  approvedAt!: string | null

  @Field(() => String, { nullable: true })
  declinedBy!: string | null

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  declinedAt!: string | null

  @Field(() => String, { nullable: true, description: 'Why somebody decided against it.' })
  declinedBecause!: string | null

  @Field(() => String, { nullable: true, description: 'Who took it back before it was approved.' })
  withdrawnBy!: string | null

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  withdrawnAt!: string | null

  @Field(() => String)
  title(@LocaleArg() locale: Locale): string {
    return textIn(this.titleText, locale)
  }
}

@ObjectType({ description: 'Why, when and by whom an indicator was taken out of the catalogue.' })
export class Retirement {
  @Field(() => ID, { description: "The indicator's id." })
  indicator!: string

  @Field(() => String)
  reason!: string

  @Field(() => String)
  retiredBy!: string

  @Field(() => GraphQLDateTimeISO)
  retiredAt!: string
}

@ObjectType({ description: 'What became of a registration, or every problem that kept it from happening.' })
export class RegistrationPayload {
  @Field(() => Registration, { nullable: true, description: 'Null where there are problems.' })
  registration!: Registration | null

  @Field(() => [Problem])
  problems!: readonly Problem[]

  @Field(() => [Problem], { description: 'What would keep it from the next step, as things stand now.' })
  warnings!: readonly Problem[]
}

@ObjectType({ description: 'What became of a retirement, or every problem that kept it from happening.' })
export class RetirementPayload {
  @Field(() => Retirement, { nullable: true, description: 'Null where there are problems.' })
  retirement!: Retirement | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

@ObjectType({ description: 'The indicator that is in force again, or every problem that kept it from being so.' })
export class ReinstatementPayload {
  @Field(() => Indicator, { nullable: true, description: 'Null where there are problems.' })
  indicator!: Indicator | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

/** A stored version as the API answers with it. */
export function registrationOf(entry: RegistrationEntry): Registration {
  const { id, input, ...rest } = entry
  return Object.assign(new Registration(), {
    ...rest,
    input: asSent(input),
    id: `registration/${id}`,
    titleText: textOf(input.title),
  })
}

/** A stored retirement as the API answers with it. */
export function retirementOf({ indicator, reason, retiredBy, retiredAt }: RetirementEntry): Retirement {
  return Object.assign(new Retirement(), { indicator, reason, retiredBy, retiredAt })
}
