import type { Text } from '@planwright/sdk'
import { Field, InputType } from 'type-graphql'

@InputType({ description: 'A text that people read. Where the Spanish one is missing, English stands in for it.' })
export class TextInput {
  @Field(() => String)
  en!: string

  @Field(() => String, { nullable: true })
  es?: string | null
}

/** The text as definitions hold it. */
export function textOf({ en, es }: TextInput): Text {
  return es === undefined || es === null ? { en } : { en, es }
}
