import { type Audience, everyone, nobody, only, signedIn } from './audience.js'

/** The audience of each field by its coordinate, such as `Target.setBy`. */
export type FieldRules = ReadonlyMap<string, Audience>

const administrators = only()
/** Who brings rows and definitions in: department heads for their own department, which the row rules see to. */
const departments = only('department-head')
/** Who decides on what departments propose. */
const reviewers = only('reviewer')
const departmentsAndReviewers = only('department-head', 'reviewer')

/**
 * To whom each field is answered; a field that is not named here is answered to nobody, and the server does not start.
 * Everyone gets the plan, the definitions, and figures as far as the gate of observations lets them through. Names of
 * staff are for those who are signed in. Which rows of a list somebody gets is decided where they are read.
 */
export const fieldRules: FieldRules = rulesOf({
  Query: [
    [everyone, 'viewer plan department departments orgUnit orgUnits indicator indicators node'],
    [everyone, 'observations grid restatements releases replay registrations'],
    [departments, 'import imports'],
    [departmentsAndReviewers, 'previewIndicator previewTarget'],
    [administrators, 'apiKeys'],
  ],
  Mutation: [
    [departments, 'registerIndicator proposeIndicator retireIndicator reinstateIndicator setTarget startImport'],
    [departments, 'cancelImport undoImport emptyDataset'],
    [reviewers, 'approveIndicator'],
    [departmentsAndReviewers, 'declineIndicator'],
    [administrators, 'publishRelease issueApiKey revokeApiKey'],
  ],
  Subscription: [[departments, 'importProgress']],

  Viewer: [[everyone, 'subject kind roles department schools classrooms permissions']],
  Permission: [[everyone, 'field allowed answeredTo']],
  ApiKey: [[administrators, 'id name roles department schools classrooms issuedBy issuedAt expiresAt revokedAt state']],
  IssueApiKeyPayload: [[administrators, 'apiKey token problems']],
  RevokeApiKeyPayload: [[administrators, 'apiKey problems']],

  Plan: [
    [everyone, 'id key title years district beliefs vision mission framework headings actionsIntroduction dataLabel'],
    [everyone, 'priorities goals actions departments'],
  ],
  PlanDistrict: [[everyone, 'name code address phone website']],
  PlanHeading: [[everyone, 'part text']],
  PlanYears: [[everyone, 'start end']],
  Priority: [[everyone, 'id key title strategies goals actions']],
  Strategy: [[everyone, 'id key text priority']],
  Action: [[everyone, 'id key text owner priority']],
  Goal: [[everyone, 'id key text priority indicator target latest notYet']],
  Department: [[everyone, 'id name indicatorLimit indicators retiredIndicators actions']],

  Indicator: [
    [everyone, 'id title question method unit better every levels groups advances goals department datasets'],
    [everyone, 'owner backup source formula examples version state retirement registrations targets targetHistory'],
    [everyone, 'latest series breakdown compare comparison'],
  ],
  IndicatorConnection: [[everyone, 'edges nodes pageInfo totalCount']],
  IndicatorEdge: [[everyone, 'cursor node']],
  Formula: [[everyone, 'kind name dataset each where numerator denominator value inputs']],
  Example: [[everyone, 'when given expected']],
  Retirement: [
    [everyone, 'indicator reason retiredAt'],
    [signedIn, 'retiredBy'],
  ],
  Registration: [
    [everyone, 'id indicator number version state title input appliesFrom'],
    [everyone, 'draftedAt proposedAt approvedAt declinedAt declinedBecause'],
    [signedIn, 'draftedBy proposedBy approvedBy declinedBy'],
  ],
  RegistrationConnection: [[everyone, 'edges nodes pageInfo totalCount']],
  RegistrationEdge: [[everyone, 'cursor node']],
  RegistrationPayload: [[departmentsAndReviewers, 'registration problems']],
  ReinstatementPayload: [[departments, 'indicator problems']],
  RetirementPayload: [[departments, 'retirement problems']],
  IndicatorPreview: [
    [departmentsAndReviewers, 'version problems examples figures limit moves movedValues movedStatuses'],
  ],
  PreviewedExample: [[departmentsAndReviewers, 'when expected actual holds']],
  PreviewedLevel: [
    [departmentsAndReviewers, 'level schoolYear units withValue value reason lowest highest people fewestPeople'],
  ],
  PreviewedLimit: [[departmentsAndReviewers, 'limit indicators breaks couldRetire']],
  Move: [[departmentsAndReviewers, 'indicator orgUnit group period before after movesValue movesStatus']],
  MoveConnection: [[departmentsAndReviewers, 'edges nodes pageInfo totalCount']],
  MoveEdge: [[departmentsAndReviewers, 'cursor node']],
  ShownFigure: [[departmentsAndReviewers, 'value reason status']],

  Target: [
    [everyone, 'indicator level orgUnit by value baseline change basis assumed why reviewOn recordedAt supersededAt'],
    [signedIn, 'setBy'],
  ],
  Baseline: [[everyone, 'period value']],
  TargetPayload: [[departments, 'target problems']],
  TargetPreview: [[departmentsAndReviewers, 'value problems moves movedStatuses']],

  Observation: [
    [everyone, 'id indicator orgUnit group period value reason numerator denominator people status version explain'],
    [everyone, 'bound pooled dataThrough computedAt supersededAt definitionChanged receipt'],
  ],
  Bound: [[everyone, 'kind value sentence']],
  PooledFigure: [[everyone, 'from to value numerator denominator people bound sentence']],
  ObservationConnection: [[everyone, 'edges nodes pageInfo totalCount']],
  ObservationEdge: [[everyone, 'cursor node']],
  Group: [[everyone, 'id dimension key label']],
  Status: [[everyone, 'level because']],
  Comparison: [[everyone, 'of with basis difference differenceUnit differenceReason ratio ratioReason']],
  GridRow: [[everyone, 'orgUnit group period cells']],
  GridRowConnection: [[everyone, 'edges nodes pageInfo totalCount']],
  GridRowEdge: [[everyone, 'cursor node']],
  GridCell: [[everyone, 'indicator observation value reason status']],
  Explanation: [
    [everyone, 'numerator denominator people dataThrough version versionSince formula measures datasets'],
    [everyone, 'methodInWords rounding statusRule'],
  ],
  ExplainedMeasure: [[everyone, 'name inWords sql']],
  ExplainedDataset: [[everyone, 'id name imports']],
  ExplainedImport: [[everyone, 'id at accepted files']],
  ImportedFile: [[everyone, 'name sha256']],
  Replay: [[everyone, 'observation possible same because value reason numerator denominator people imports']],
  Restatement: [[everyone, 'id at because causes before after valueChanged imports']],
  RestatementConnection: [[everyone, 'edges nodes pageInfo totalCount']],
  RestatementEdge: [[everyone, 'cursor node']],
  // How many places have people behind them changes when the only child of a group leaves.
  Release: [
    [everyone, 'id period number publishedAt reason figures hidden'],
    [administrators, 'tally'],
  ],
  ReleaseTally: [[administrators, 'withPeople shown bounded hidden pooled']],
  ReleaseConnection: [[everyone, 'edges nodes pageInfo totalCount']],
  ReleaseEdge: [[everyone, 'cursor node']],
  ReleasePayload: [[administrators, 'release problems']],

  OrgUnit: [[everyone, 'id kind code name schoolYear parent children history latest']],
  OrgUnitConnection: [[everyone, 'edges nodes pageInfo totalCount']],
  OrgUnitEdge: [[everyone, 'cursor node']],
  OrgUnitYear: [[everyone, 'schoolYear name parent']],

  Import: [
    [departments, 'id dataset files state phase dryRun done total startedAt finishedAt'],
    [departments, 'read accepted rejected changed rejects warnings problems'],
    [departments, 'scope effects confirmations confirmed'],
    [departments, 'kind schoolYear reason undoes undoneBy'],
  ],
  ImportScopePart: [[departments, 'name value']],
  ImportConfirmation: [[departments, 'key code message remedy']],
  ImportYearList: [[departments, 'totalCount nodes']],
  ImportYear: [[departments, 'dataset schoolYear before after added altered removed gaining losing']],
  ImportedUnitList: [[departments, 'totalCount nodes']],
  ImportedUnit: [[departments, 'unit rows']],
  UndoImportPayload: [[departments, 'import problems']],
  EmptyDatasetPayload: [[departments, 'import problems']],
  RejectList: [[departments, 'totalCount nodes']],
  Reject: [[departments, 'file line column value code cause remedy']],
  StartImportPayload: [[departments, 'import problems']],
  CancelImportPayload: [[departments, 'import problems']],

  PageInfo: [[everyone, 'startCursor endCursor hasNextPage hasPreviousPage']],
  Problem: [[everyone, 'code message path position remedy']],
})

/** To whom a field is answered, by its coordinate. */
export function audienceOf(coordinate: string): Audience {
  return fieldRules.get(coordinate) ?? nobody
}

type RulesOfType = readonly (readonly [audience: Audience, fields: string])[]

function rulesOf(types: Readonly<Record<string, RulesOfType>>): FieldRules {
  const rules = new Map<string, Audience>()
  for (const [type, own] of Object.entries(types))
    for (const [audience, fields] of own) for (const field of fields.split(' ')) rules.set(`${type}.${field}`, audience)
  return rules
}
