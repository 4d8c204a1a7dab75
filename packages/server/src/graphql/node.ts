import { Field, ID, InterfaceType } from 'type-graphql'

/** The GraphQL types by the first part of their ids. */
const typeByPrefix: ReadonlyMap<string, string> = new Map(
  Object.entries({
    plans: 'Plan',
    priorities: 'Priority',
    strategies: 'Strategy',
    goals: 'Goal',
    actions: 'Action',
    observation: 'Observation',
    awaiting: 'Observation',
    import: 'Import',
    registration: 'Registration',
    district: 'OrgUnit',
    state: 'OrgUnit',
    peer: 'OrgUnit',
    zone: 'OrgUnit',
    school: 'OrgUnit',
    classroom: 'OrgUnit',
  }),
)

/** The type an id belongs to. An id without a known first part is an indicator (`a.b`) or a department (`a`). */
export function typeOfId(id: string): string {
  const prefix = id.split('/', 1)[0] ?? ''
  return typeByPrefix.get(prefix) ?? (id.includes('.') ? 'Indicator' : 'Department')
}

@InterfaceType({
  description: 'Anything with an id of its own. Ids are readable and stay the same.',
  resolveType: (value: { id: string }) => typeOfId(value.id),
})
export abstract class Node {
  @Field(() => ID)
  readonly id!: string
}
