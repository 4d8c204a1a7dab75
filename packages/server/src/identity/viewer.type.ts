import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { everyone } from '../access/audience.js'
import { fieldRules } from '../access/field-rules.js'
import type { Viewer } from '../access/viewer.js'
import { RoleName, roleNames } from './role.js'

enum ViewerKind {
  PUBLIC = 'public',
  PERSON = 'person',
  KEY = 'key',
}

registerEnumType(ViewerKind, {
  name: 'ViewerKind',
  description: 'How somebody signed in.',
  valuesConfig: {
    PUBLIC: { description: 'Not at all.' },
    PERSON: { description: "With a token of the district's sign-in, or as the operator." },
    KEY: { description: 'With a key for scripts.' },
  },
})

@ObjectType({ description: 'Whether whoever asks is answered a field that is not open to everyone.' })
export class Permission {
  @Field(() => String, { description: 'Its type and name, such as `Mutation.setTarget`.' })
  field!: string

  @Field(() => Boolean, {
    description: 'By role. A department head is held to the own department besides, wherever rows belong to one.',
  })
  allowed!: boolean

  @Field(() => String, { description: 'To whom it is answered, in words.' })
  answeredTo!: string
}

@ObjectType('Viewer', { description: 'Who asks, and what they may see and do.' })
export class ViewerType {
  viewer!: Viewer

  @Field(() => ID, { description: 'As the records name them: the subject of their token, or `key/...`.' })
  subject(): string {
    return this.viewer.subject
  }

  @Field(() => ViewerKind)
  kind(): ViewerKind {
    return { public: ViewerKind.PUBLIC, person: ViewerKind.PERSON, key: ViewerKind.KEY }[this.viewer.kind]
  }

  @Field(() => [RoleName])
  roles(): readonly RoleName[] {
    return roleNames(this.viewer.roles)
  }

  @Field(() => [Permission], { description: 'Every field that is not open to everyone.' })
  permissions(): readonly Permission[] {
    return [...fieldRules]
      .filter(([, audience]) => audience !== everyone)
      .map(([field, { includes, name: answeredTo }]) => ({ field, allowed: includes(this.viewer), answeredTo }))
  }
}
