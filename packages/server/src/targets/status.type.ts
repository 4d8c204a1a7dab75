import { type StatusLevel as StatusLevelName, statusLevels } from '@planwright/engine'
import { type Text, textIn } from '@planwright/sdk'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'

export const StatusLevel = Object.fromEntries(statusLevels.map((level) => [level, level])) as {
  readonly [Name in StatusLevelName]: Name
}
export type StatusLevel = StatusLevelName

registerEnumType(StatusLevel, {
  name: 'StatusLevel',
  description: 'How a figure stands against its target.',
  valuesConfig: {
    ON_TRACK: { description: 'At or better than expected by then.' },
    AT_RISK: { description: 'At least half of the change planned by then was made.' },
    OFF_TRACK: { description: 'Less than half of it.' },
    CANNOT_TELL: {
      description:
        'It may be either: so few were counted, the school year of a sum or count is not over, or no starting point is known and the target is not yet due.',
    },
    NO_TARGET: { description: 'Nothing to compare with.' },
    AWAITING: { description: 'No figure yet.' },
  },
})

@ObjectType({ description: 'How a figure stands, always with a sentence that says why.' })
export class Status {
  @Field(() => StatusLevel)
  level!: StatusLevel

  sentence!: Text

  @Field(() => String)
  because(@LocaleArg() locale: Locale): string {
    return textIn(this.sentence, locale)
  }
}
