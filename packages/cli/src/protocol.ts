/** Starts an import of archived files. */
export const startImportMutation = `mutation StartImport($input: StartImportInput!) {
  startImport(input: $input) { import { id } problems { code path message remedy } }
}`

/** Cancels an import before its rows are in. */
export const cancelImportMutation = `mutation CancelImport($id: ID!) {
  cancelImport(id: $id) { import { id state } problems { code path message remedy } }
}`

/** Follows an import until it has ended. */
export const importProgressSubscription = `subscription ImportProgress($id: ID!) {
  importProgress(id: $id) {
    id state phase done total read accepted rejected changed
    rejects(first: 50) { totalCount nodes { file line column value cause remedy } }
    warnings(first: 50) { totalCount nodes { file line column value cause remedy } }
    effects(first: 50) {
      totalCount nodes {
        dataset schoolYear before after added altered removed
        losing(first: 5) { totalCount nodes { unit rows } } gaining(first: 5) { totalCount nodes { unit rows } }
      }
    }
    confirmations { key message remedy }
    problems { code path message remedy }
  }
}`

/** Releases the protected figures of a period. */
export const publishReleaseMutation = `mutation PublishRelease($period: String!, $reason: String) {
  publishRelease(period: $period, reason: $reason) {
    release { number tally { withPeople shown bounded hidden } } problems { code path message remedy }
  }
}`

const apiKey = 'id name roles department schools classrooms expiresAt state'

/** Issues a key for a script. */
export const issueApiKeyMutation = `mutation IssueApiKey($input: IssueApiKeyInput!) {
  issueApiKey(input: $input) { token apiKey { ${apiKey} } problems { code path message remedy } }
}`

/** Ends a key. */
export const revokeApiKeyMutation = `mutation RevokeApiKey($id: ID!) {
  revokeApiKey(id: $id) { apiKey { ${apiKey} } problems { code path message remedy } }
}`

/** Lists all keys. */
export const apiKeysQuery = `query ApiKeys { apiKeys { ${apiKey} } }`

export interface Problem {
  readonly code: string
  readonly path: string | readonly (string | number)[] | null
  readonly message: string
  readonly remedy: string | null
}

export interface Reject {
  readonly file: string
  /** Counted from 1; null where the whole file is meant. */
  readonly line: number | null
  readonly column: string | null
  readonly value: string | null
  readonly cause: string
  readonly remedy: string | null
}

export type RejectList = Listed<Reject>

export interface StartImportData {
  readonly startImport: { readonly import: { readonly id: string } | null; readonly problems: readonly Problem[] }
}

export interface CancelImportData {
  readonly cancelImport: {
    readonly import: { readonly id: string; readonly state: string } | null
    readonly problems: readonly Problem[]
  }
}

/** A unit or a group all of whose rows of a school year come or go. */
export interface WholeUnit {
  readonly unit: string
  readonly rows: number
}

/** The first of a list, and how many there are. */
export interface Listed<Node> {
  readonly totalCount: number
  readonly nodes: readonly Node[]
}

/** What an import does to the rows of one school year; `added`, `altered` and `removed` count rows. */
export interface YearEffect {
  readonly dataset: string
  readonly schoolYear: string | null
  readonly before: number
  readonly after: number
  readonly added: number
  readonly altered: number
  readonly removed: number
  readonly losing: Listed<WholeUnit>
  readonly gaining: Listed<WholeUnit>
}

/** Something that an import goes through with only once it is confirmed by its key. */
export interface Confirmation {
  readonly key: string
  readonly message: string
  readonly remedy: string
}

/** How far an import is; `read`, `accepted`, `rejected` and `changed` count rows. */
export interface ImportProgress {
  readonly id: string
  readonly state: 'RUNNING' | 'DONE' | 'REFUSED' | 'UNCONFIRMED' | 'FAILED' | 'CANCELLED'
  readonly phase: string
  readonly done: number
  readonly total: number
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  readonly changed: number
  readonly rejects: RejectList
  /** Worth knowing, although it stops nothing. */
  readonly warnings: RejectList
  readonly effects: Listed<YearEffect>
  readonly confirmations: readonly Confirmation[]
  readonly problems: readonly Problem[]
}

export interface ImportProgressData {
  readonly importProgress: ImportProgress
}

/** What was released: places with people behind their figure, and of how many a value, a bound or nothing is told. */
export interface PublishedRelease {
  /** 1 for the first release of a period; corrections count on. */
  readonly number: number
  readonly tally: {
    readonly withPeople: number
    readonly shown: number
    readonly bounded: number
    readonly hidden: number
  }
}

export interface PublishReleaseData {
  readonly publishRelease: {
    readonly release: PublishedRelease | null
    readonly problems: readonly Problem[]
  }
}

export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly department: string | null
  readonly schools: readonly string[]
  readonly classrooms: readonly string[]
  readonly expiresAt: string
  readonly state: 'VALID' | 'EXPIRED' | 'REVOKED'
}

export interface IssueApiKeyData {
  readonly issueApiKey: {
    readonly token: string | null
    readonly apiKey: ApiKey | null
    readonly problems: readonly Problem[]
  }
}

export interface RevokeApiKeyData {
  readonly revokeApiKey: { readonly apiKey: ApiKey | null; readonly problems: readonly Problem[] }
}

export interface ApiKeysData {
  readonly apiKeys: readonly ApiKey[]
}
