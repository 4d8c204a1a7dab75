import { Field, ID, InputType, registerEnumType } from 'type-graphql'
import { Every } from '../observations/enums.js'

export enum RestatementCause {
  NEW_DATA = 'NEW_DATA',
  TAKEN_BACK = 'TAKEN_BACK',
  NEW_DEFINITION = 'NEW_DEFINITION',
  TARGET_EDITED = 'TARGET_EDITED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(RestatementCause, {
  name: 'RestatementCause',
  description: 'Why something that was said is now said differently.',
  valuesConfig: {
    NEW_DATA: { description: 'Rows were imported: late, corrected, or of a school that moved.' },
    TAKEN_BACK: { description: 'An import was undone, or a dataset or one of its school years was emptied.' },
    NEW_DEFINITION: { description: 'The indicator is worked out by another definition.' },
    TARGET_EDITED: { description: 'The figure is the same, but it is judged by another target.' },
    WITHDRAWN: { description: 'There is no figure there any more.' },
  },
})

@InputType({ description: 'Which restatements. Everything said must hold; of a list, one.' })
export class RestatementFilter {
  @Field(() => [ID], { nullable: true })
  indicators?: string[] | null

  @Field(() => [ID], { nullable: true })
  orgUnits?: string[] | null

  @Field(() => [ID], { nullable: true, description: '`all`, `race/black`.' })
  groups?: string[] | null

  @Field(() => [String], { nullable: true, description: '`2016-17` or `2016-17/10`.' })
  periods?: string[] | null

  @Field(() => Every, { nullable: true })
  every?: Every | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only where the value, the reason or the status is another; else also those with other parts alone.',
  })
  changed!: boolean
}
