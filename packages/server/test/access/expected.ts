import type { Person } from './people.js'

/** Written down a second time, without a look at the server's own table: who is answered what. */
const isHead = ({ viewer }: Person) => viewer.roles.includes('department-head')
const isReviewer = ({ viewer }: Person) => viewer.roles.includes('reviewer')
const isAdministrator = ({ viewer }: Person) => viewer.roles.includes('administrator')
const isSignedIn = ({ name }: Person) => name !== 'the public'

type Expectation = readonly [fields: RegExp, allowed: (person: Person) => boolean]

const headsOnly = (person: Person) => isHead(person) || isAdministrator(person)
const decisions = (person: Person) => headsOnly(person) || isReviewer(person)

const closed: readonly Expectation[] = [
  [/^Target\.setBy$|^Retirement\.retiredBy$|^Registration\.(drafted|proposed|approved|declined)By$/, isSignedIn],
  [
    /^(Import|Import(Confirmation|ScopePart|Year|YearList)|ImportedUnit(List)?|Reject|RejectList|(Start|Cancel|Undo)ImportPayload|EmptyDatasetPayload)\.|^Query\.imports?$|^Subscription\.importProgress$/,
    headsOnly,
  ],
  [/^(ReinstatementPayload|RetirementPayload|TargetPayload)\./, headsOnly],
  [
    /^Mutation\.(register|propose|retire|reinstate)Indicator$|^Mutation\.(setTarget|(start|cancel|undo)Import|emptyDataset)$/,
    headsOnly,
  ],
  [/^Mutation\.approveIndicator$/, (person) => isReviewer(person) || isAdministrator(person)],
  [/^Mutation\.declineIndicator$|^RegistrationPayload\./, decisions],
  [/^Query\.preview(Indicator|Target)$|^(IndicatorPreview|Previewed\w+|TargetPreview)\./, decisions],
  [/^(Move|MoveConnection|MoveEdge|ShownFigure)\./, decisions],
  [/^Mutation\.(publishRelease|issueApiKey|revokeApiKey)$|^Query\.apiKeys$/, isAdministrator],
  [/^(ApiKey|IssueApiKeyPayload|RevokeApiKeyPayload|ReleasePayload|ReleaseTally)\.|^Release\.tally$/, isAdministrator],
]

/** Whether somebody is to be answered a field, such as `Target.setBy`. What is named nowhere is open to everyone. */
export function isAllowed(person: Person, coordinate: string): boolean {
  return closed.every(([fields, allowed]) => !fields.test(coordinate) || allowed(person))
}

/** The paths on which the library's head is shown or does something, and the head of another department is not. */
const ofTheLibrary: readonly Expectation[] = [
  [/^Query\.imports?$|^Subscription\.importProgress$|^Restatement\.imports$/, answersForLibrary],
  [
    /^Mutation\.(register|propose|retire|reinstate)Indicator$|^Mutation\.(setTarget|startImport|emptyDataset)$/,
    answersForLibrary,
  ],
  [
    /^Query\.preview(Indicator|Target)$|^Mutation\.declineIndicator$/,
    (person) => answersForLibrary(person) || isReviewer(person),
  ],
]

/** Whether somebody is to see the library's rows at the end of a field, where all that is asked about is the library's. */
export function isOwn(person: Person, coordinate: string): boolean {
  return ofTheLibrary.every(([fields, allowed]) => !fields.test(coordinate) || allowed(person))
}

function answersForLibrary({ viewer }: Person): boolean {
  return viewer.roles.includes('administrator') || viewer.department === 'library'
}
