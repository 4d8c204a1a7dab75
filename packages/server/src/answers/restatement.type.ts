import type { Text } from '@planwright/sdk'
import { textIn } from '@planwright/sdk'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../graphql/connection.js'
import { Locale, LocaleArg } from '../graphql/locale.js'
import { Observation } from '../observations/observation.type.js'
import { RestatementCause } from './restatement.input.js'

@ObjectType({
  description: 'Something that was said of an indicator, org unit, group and period, and is now said differently.',
})
export class Restatement {
  @Field(() => ID)
  id!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  at!: string

  @Field(() => [RestatementCause])
  causes!: readonly RestatementCause[]

  @Field(() => Observation, { description: 'What was said before, with the status of then.' })
  before!: Observation

  @Field(() => Observation, { nullable: true, description: 'What was said from then on; null where it was withdrawn.' })
  after!: Observation | null

  /** The imports that came in between, by the ids of receipts. */
  newImports!: readonly string[]

  @Field(() => Boolean, { description: 'Whether the value or the reason is another.' })
  valueChanged(): boolean {
    const { before, after } = this
    return after === null || before.value !== after.value || before.reason !== after.reason
  }

  @Field(() => String, { description: 'Why, in one sentence.' })
  because(@LocaleArg() locale: Locale): string {
    return this.causes.map((cause) => textIn(sentences[cause], locale)).join(' ')
  }
}

const sentences: Readonly<Record<RestatementCause, Text>> = {
  NEW_DATA: { en: 'New data were imported.', es: 'Se importaron datos nuevos.' },
  TAKEN_BACK: { en: 'Imported data were taken back.', es: 'Se retiraron datos importados.' },
  NEW_DEFINITION: {
    en: 'The indicator is worked out by another definition.',
    es: 'El indicador se calcula con otra definición.',
  },
  TARGET_EDITED: { en: 'The target was edited.', es: 'La meta se modificó.' },
  WITHDRAWN: { en: 'There is no figure there any more.', es: 'Ya no hay ninguna cifra allí.' },
}

export const RestatementConnection = connectionOf('Restatement', () => Restatement)
