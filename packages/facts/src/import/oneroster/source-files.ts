/** A column whose cells name rows of another file by their sourcedId. */
export interface Reference {
  readonly column: string
  readonly to: ReadKind
  /** What becomes of a row that refers to nothing: it is kept, unless it cannot be placed. */
  readonly unknown?: 'reject'
  /** What becomes of a row that refers to something deleted: it is kept, unless it has gone with it. */
  readonly deleted?: 'leave out'
}

/** What OneRoster says about a file that is read. */
export interface SourceFile {
  /** Every column of versions 1.1 and 1.2. */
  readonly columns: readonly string[]
  /** Whether a roster without any of its rows is worth a word. */
  readonly isNeeded?: boolean
  /** The columns without which nothing can be read. */
  readonly needed: readonly string[]
  readonly dates: readonly string[]
  /** Columns that hold one of a few words. */
  readonly words: Readonly<Record<string, readonly string[]>>
  /** Columns that say yes or no. */
  readonly flags?: readonly string[]
  readonly references: readonly Reference[]
}

const states = ['active', 'tobedeleted', 'inactive']
const common = ['sourcedId', 'status', 'dateLastModified']
const sessionTypes = ['gradingPeriod', 'semester', 'term', 'schoolYear']
const userRoles = [
  ...['administrator', 'aide', 'counselor', 'districtAdministrator', 'guardian', 'parent', 'principal', 'proctor'],
  ...['relative', 'siteAdministrator', 'student', 'systemAdministrator', 'teacher'],
]

/** Other words that sources write in a column, and what OneRoster writes for them. */
export const synonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sex: { f: 'female', m: 'male', x: 'other', n: 'other', nonbinary: 'other', 'non-binary': 'other', u: 'unspecified' },
  status: { delete: 'tobedeleted', deleted: 'tobedeleted' },
}

/** The columns of which nothing is guessed: one letter parts one of their words from another. */
export const neverGuessed: readonly string[] = ['sex']

/** The academic sessions from the smallest to the largest: each is a part of a larger one. */
export const sessionSizes: readonly string[] = sessionTypes

/** The files of an export that a roster is read from. */
export const sourceFiles = {
  orgs: {
    isNeeded: true,
    columns: [...common, 'name', 'type', 'identifier', 'parentSourcedId'],
    needed: ['sourcedId', 'name', 'type'],
    dates: ['dateLastModified'],
    words: { status: states, type: ['department', 'school', 'district', 'local', 'state', 'national'] },
    references: [{ column: 'parentSourcedId', to: 'orgs' }],
  },
  academicSessions: {
    isNeeded: true,
    columns: [...common, 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
    needed: ['sourcedId'],
    dates: ['dateLastModified', 'startDate', 'endDate'],
    words: { status: states, type: sessionTypes },
    references: [{ column: 'parentSourcedId', to: 'academicSessions' }],
  },
  courses: {
    columns: [
      ...[...common, 'schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects'],
      'subjectCodes',
    ],
    needed: ['sourcedId'],
    dates: ['dateLastModified'],
    words: { status: states },
    references: [],
  },
  classes: {
    isNeeded: true,
    columns: [
      ...[...common, 'title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location', 'schoolSourcedId'],
      ...['termSourcedIds', 'subjects', 'subjectCodes', 'periods'],
    ],
    needed: ['sourcedId', 'title', 'schoolSourcedId', 'termSourcedIds'],
    dates: ['dateLastModified'],
    words: { status: states, classType: ['homeroom', 'scheduled'] },
    references: [
      { column: 'courseSourcedId', to: 'courses' },
      { column: 'schoolSourcedId', to: 'orgs' },
      { column: 'termSourcedIds', to: 'academicSessions' },
    ],
  },
  users: {
    isNeeded: true,
    columns: [
      ...[...common, 'enabledUser', 'orgSourcedIds', 'role', 'username', 'userIds', 'givenName', 'familyName'],
      ...['middleName', 'identifier', 'email', 'sms', 'phone', 'agentSourcedIds', 'grades', 'password'],
      ...['userMasterIdentifier', 'resourceSourcedIds', 'preferredGivenName', 'preferredMiddleName'],
      ...['preferredFamilyName', 'primaryOrgSourcedId', 'pronouns'],
    ],
    needed: ['sourcedId'],
    dates: ['dateLastModified'],
    words: { status: states, role: userRoles },
    references: [
      { column: 'orgSourcedIds', to: 'orgs' },
      { column: 'primaryOrgSourcedId', to: 'orgs' },
      { column: 'agentSourcedIds', to: 'users' },
    ],
  },
  roles: {
    columns: [
      ...[...common, 'userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId'],
      'userProfileSourcedId',
    ],
    needed: ['sourcedId', 'userSourcedId', 'role'],
    dates: ['dateLastModified', 'beginDate', 'endDate'],
    words: { status: states, roleType: ['primary', 'secondary'], role: userRoles },
    references: [
      { column: 'userSourcedId', to: 'users', deleted: 'leave out' },
      { column: 'orgSourcedId', to: 'orgs' },
    ],
  },
  demographics: {
    columns: [
      ...[...common, 'birthDate', 'sex', 'americanIndianOrAlaskaNative', 'asian', 'blackOrAfricanAmerican'],
      ...['nativeHawaiianOrOtherPacificIslander', 'white', 'demographicRaceTwoOrMoreRaces'],
      ...['hispanicOrLatinoEthnicity', 'countryOfBirthCode', 'stateOfBirthAbbreviation', 'cityOfBirth'],
      'publicSchoolResidenceStatus',
    ],
    needed: ['sourcedId'],
    dates: ['dateLastModified', 'birthDate'],
    words: { status: states, sex: ['male', 'female', 'other', 'unspecified'] },
    flags: [
      ...['americanIndianOrAlaskaNative', 'asian', 'blackOrAfricanAmerican', 'nativeHawaiianOrOtherPacificIslander'],
      ...['white', 'demographicRaceTwoOrMoreRaces', 'hispanicOrLatinoEthnicity'],
    ],
    references: [{ column: 'sourcedId', to: 'users', deleted: 'leave out' }],
  },
  enrollments: {
    isNeeded: true,
    columns: [
      ...[...common, 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate'],
      'endDate',
    ],
    needed: ['sourcedId', 'classSourcedId', 'userSourcedId', 'role'],
    dates: ['dateLastModified', 'beginDate', 'endDate'],
    words: { status: states, role: ['administrator', 'aide', 'proctor', 'student', 'teacher'] },
    flags: ['primary'],
    references: [
      { column: 'classSourcedId', to: 'classes', unknown: 'reject', deleted: 'leave out' },
      { column: 'userSourcedId', to: 'users', deleted: 'leave out' },
      { column: 'schoolSourcedId', to: 'orgs' },
    ],
  },
} as const satisfies Readonly<Record<string, SourceFileOf<string>>>

interface SourceFileOf<Kind> extends Omit<SourceFile, 'references'> {
  readonly references: readonly (Omit<Reference, 'to'> & { readonly to: Kind })[]
}

/** The files a roster is read from, in the order they are read. */
export type ReadKind = keyof typeof sourceFiles

export const readKinds = Object.keys(sourceFiles) as readonly ReadKind[]

/** Files of an export that say nothing about a roster. */
export const otherFiles: readonly string[] = [
  ...['categories', 'classResources', 'courseResources', 'lineItemLearningObjectiveIds', 'lineItems'],
  ...['lineItemScoreScales', 'resources', 'resultLearningObjectiveIds', 'results', 'resultScoreScales'],
  ...['scoreScales', 'userProfiles', 'userResources'],
]
