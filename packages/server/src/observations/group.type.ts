import { dimensions, isDimension, type Group as NamedGroup, spans, type Text, textIn } from '@planwright/sdk'
import { Field, ID, ObjectType } from 'type-graphql'
import { Locale, LocaleArg } from '../graphql/locale.js'

const everybody: Text = { en: 'All students', es: 'Todos los estudiantes' }

@ObjectType({ description: 'A group of students.' })
export class Group {
  @Field(() => ID, { description: '`all`, or the dimension and the key: `race/black`.' })
  id!: string

  @Field(() => String, { description: '`all`, or what students are grouped by, such as `race`.' })
  dimension!: string

  @Field(() => String)
  key!: string

  labels!: Text

  @Field(() => String)
  label(@LocaleArg() locale: Locale): string {
    return textIn(this.labels, locale)
  }
}

/** The group named `all` or `race/black`. A key nobody declared is its own label. */
export function groupOf(id: string): Group {
  const [dimension = id, key = id] = id.split('/')
  return Object.assign(new Group(), { id, dimension, key, labels: labelsOf(dimension, key) })
}

/** Where a group stands among those of its dimension; spans of several groups come after them. */
export function rankOfGroup(id: string): number {
  const [dimension = '', key = ''] = id.split('/')
  return groupsIn(dimension).findIndex((group) => group.key === key)
}

function labelsOf(dimension: string, key: string): Text {
  if (dimension === 'all') return everybody
  return groupsIn(dimension).find((group) => group.key === key)?.label ?? { en: key }
}

function groupsIn(dimension: string): readonly NamedGroup[] {
  return isDimension(dimension) ? [...dimensions[dimension].groups, ...(spans[dimension] ?? [])] : []
}
