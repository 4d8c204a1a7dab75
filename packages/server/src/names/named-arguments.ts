import { type GraphQLArgument, type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql'

/** What an argument names, and how it is checked. */
export type NameKind =
  /** An org unit: `school/12`. */
  | 'orgUnit'
  /** A group of students: `race/black`. */
  | 'group'
  /** A group, or a dimension for all of its groups. */
  | 'groupOrDimension'
  | 'dimension'
  | 'department'
  | 'indicator'
  /** An indicator in a list of what was: one that nobody declares any more is known too. */
  | 'indicatorEver'
  | 'period'
  /** The school year that a history begins or ends with. */
  | 'yearFrom'
  | 'yearTo'
  /** A name that the field itself looks up and says is unknown, or a name that whoever asks gives. */
  | 'own'

/** The arguments and parts of inputs that are texts, by what they name. A test holds that none is left out. */
const kinds: Readonly<Record<string, Readonly<Record<string, NameKind>>>> = {
  'Goal.latest': { orgUnit: 'orgUnit' },
  'Indicator.latest': { orgUnit: 'orgUnit', group: 'group' },
  'Indicator.series': { orgUnit: 'orgUnit', group: 'group', from: 'yearFrom', to: 'yearTo' },
  'Indicator.breakdown': { orgUnit: 'orgUnit', by: 'dimension', period: 'period' },
  'Indicator.compare': { orgUnit: 'orgUnit', group: 'group', with: 'group', period: 'period' },
  'Indicator.comparison': { orgUnits: 'orgUnit', group: 'group', period: 'period' },
  'OrgUnit.latest': { indicator: 'indicator', group: 'group' },
  'Query.department': { id: 'department' },
  'Query.orgUnit': { id: 'orgUnit' },
  'Query.registrations': { department: 'department' },
  GridInput: {
    indicators: 'indicator',
    orgUnits: 'orgUnit',
    within: 'orgUnit',
    groups: 'groupOrDimension',
    periods: 'period',
  },
  ObservationFilter: { indicators: 'indicatorEver', orgUnits: 'orgUnit', groups: 'group', periods: 'period' },
  RestatementFilter: { indicators: 'indicatorEver', orgUnits: 'orgUnit', groups: 'group', periods: 'period' },
  IssueApiKeyInput: { schools: 'orgUnit', classrooms: 'orgUnit', department: 'own', name: 'own' },
  'Query.indicator': { id: 'own' },
  'Query.node': { id: 'own' },
  'Query.import': { id: 'own' },
  'Query.replay': { observation: 'own' },
  'Subscription.importProgress': { id: 'own' },
  'Mutation.approveIndicator': { id: 'own', ifVersion: 'own' },
  'Mutation.cancelImport': { id: 'own' },
  'Mutation.declineIndicator': { id: 'own', ifVersion: 'own', reason: 'own' },
  'Mutation.proposeIndicator': { id: 'own', ifVersion: 'own' },
  'Mutation.publishRelease': { period: 'own', reason: 'own' },
  'Mutation.registerIndicator': { ifVersion: 'own' },
  'Mutation.reinstateIndicator': { id: 'own' },
  'Mutation.retireIndicator': { id: 'own', ifVersion: 'own', reason: 'own' },
  'Mutation.revokeApiKey': { id: 'own' },
  'Mutation.undoImport': { id: 'own', reason: 'own' },
  'Mutation.withdrawIndicator': { id: 'own', ifVersion: 'own' },
  'Mutation.withdrawTarget': { reason: 'own' },
  AggregateInput: { of: 'own', value: 'own', where: 'own' },
  BaselineInput: { period: 'own' },
  ExampleAtInput: { group: 'own', orgUnit: 'own', period: 'own' },
  ExampleInput: { when: 'own' },
  GridCondition: { indicator: 'own' },
  GridOrder: { indicator: 'own' },
  ImportFileInput: { name: 'own', sha256: 'own' },
  IndicatorInput: { advances: 'own', appliesFrom: 'own', department: 'own', groups: 'own', id: 'own' },
  RatioInput: { of: 'own', numerator: 'own', denominator: 'own', publishedRate: 'own', where: 'own' },
  EmptyDatasetInput: { dataset: 'own', schoolYear: 'own', reason: 'own' },
  ImportScopeInput: { name: 'own', value: 'own' },
  StartImportInput: { dataset: 'own', confirm: 'own' },
  TargetInput: { by: 'own', confirm: 'own', group: 'own', indicator: 'own', orgUnit: 'own', ownBaseline: 'own' },
  TargetPlace: { by: 'own', group: 'own', indicator: 'own', orgUnit: 'own' },
  TextInput: { en: 'own', es: 'own' },
}

/** Where a field is given a name: the argument, and the parts of inputs below it. */
export interface NamePlace {
  readonly path: readonly string[]
  readonly kind: NameKind
}

/** The kind of a name, by the field or the type of the input it is part of; undefined where nobody says. */
export function kindOf(owner: string, name: string): NameKind | undefined {
  return kinds[owner]?.[name]
}

/** Every place where a field is given a name that is to be checked. */
export function namePlaces(coordinate: string, args: readonly GraphQLArgument[]): readonly NamePlace[] {
  return args.flatMap(({ name, type }) => placesIn(coordinate, name, type, []))
}

function placesIn(owner: string, name: string, type: GraphQLInputType, above: readonly string[]): readonly NamePlace[] {
  const path = [...above, name]
  const kind = kindOf(owner, name)
  const named = getNamedType(type)
  if (kind !== undefined) return kind === 'own' ? [] : [{ path, kind }]
  // No input holds a name that is checked deeper than its own parts.
  if (!isInputObjectType(named) || above.length > 0) return []
  return Object.values(named.getFields()).flatMap((part) => placesIn(named.name, part.name, part.type, path))
}
