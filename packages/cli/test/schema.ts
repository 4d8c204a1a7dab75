import { buildSchema } from 'graphql'

/** The part of the server's schema that the command speaks to. */
export const schema = buildSchema(`
  type Query { import(id: ID!): Import, imports: [Import!]! }
  type Mutation {
    startImport(input: StartImportInput!): StartImportPayload!
    cancelImport(id: ID!): StartImportPayload!
    publishRelease(period: String!, reason: String): ReleasePayload!
    undoImport(id: ID!, reason: String!, dryRun: Boolean): StartImportPayload!
    emptyDataset(input: EmptyDatasetInput!): StartImportPayload!
  }
  type ReleasePayload { release: Release, problems: [Problem!]! }
  type Release { number: Int!, tally: ReleaseTally }
  type ReleaseTally { withPeople: Int!, shown: Int!, bounded: Int!, hidden: Int! }
  type Subscription { importProgress(id: ID!): Import! }
  input EmptyDatasetInput { dataset: ID!, schoolYear: String, reason: String!, dryRun: Boolean }
  input StartImportInput { dataset: ID!, files: [FileInput!]!, dryRun: Boolean, acceptPartial: Boolean
    scope: [ScopeInput!], confirm: [String!] }
  input ScopeInput { name: String!, value: String! }
  input FileInput { sha256: String!, name: String! }
  type StartImportPayload { import: Import, problems: [Problem!]! }
  type Problem { code: String!, path: String, message: String!, remedy: String }
  type Import {
    id: ID!, state: State!, phase: String!, done: Float!, total: Float!
    read: Int!, accepted: Int!, rejected: Int!, changed: Int!
    rejects(first: Int!): Rejects!
    warnings(first: Int!): Rejects!
    effects(first: Int!): Effects!
    confirmations: [Confirmation!]!
    problems: [Problem!]!
    kind: String!, dataset: ID!, dryRun: Boolean!, startedAt: String!, schoolYear: String, reason: String
    files: [File!]!, undoes: Import, undoneBy: Import
  }
  type File { name: String! }
  type Effects { totalCount: Int!, nodes: [Effect!]! }
  type Effect {
    dataset: String!, schoolYear: String, before: Int!, after: Int!, added: Int!, altered: Int!, removed: Int!
    losing(first: Int!): Units!, gaining(first: Int!): Units!
  }
  type Units { totalCount: Int!, nodes: [Unit!]! }
  type Unit { unit: String!, rows: Int! }
  type Confirmation { key: String!, message: String!, remedy: String! }
  enum State { RUNNING DONE REFUSED UNCONFIRMED FAILED CANCELLED }
  type Rejects { totalCount: Int!, nodes: [Reject!]! }
  type Reject { file: String!, line: Int, column: String, value: String, cause: String!, remedy: String }
`)
