import { createSchema, type RunningServer } from '@planwright/server'
import { type ExecutionResult, GraphQLError, type GraphQLSchema, graphql, parse, subscribe } from 'graphql'
import { importSent, importText } from '../support/importing.js'
import { fillLibrary, startLibrary } from '../support/library-district.js'
import { registering, shortLoans } from '../support/registering.js'
import { newestImport, undoImport } from '../support/taking-back.js'
import type { TestServer } from '../support/test-server.js'
import type { Person } from './people.js'

export const indicator = 'library.returned'
export const registered = 'library.short-loans'
export const proposed = 'library.long-loans'

/** The library's district with something of everything that somebody may see or not. */
export interface AccessDistrict {
  readonly server: TestServer
  readonly schema: GraphQLSchema
  /** An import of the library. */
  readonly importId: string
  /** An undo of the library that was undone itself. */
  readonly undoId: string
  /** An exact figure of the library in school 1. */
  readonly observation: string
  ask(person: Person, source: string, variables?: Record<string, unknown>): Promise<ExecutionResult>
  stop(): Promise<void>
}

export async function startAccessDistrict(): Promise<AccessDistrict> {
  const server = await startLibrary()
  await fillLibrary(server)
  const undoId = await decide(server)
  const schema = await createSchema()
  const { imports, observations } = (await server.ask<Known>(known)).data
  const library = imports.find(({ dataset }) => dataset === 'library.loans')
  return {
    server,
    schema,
    importId: library?.id ?? '',
    undoId,
    observation: observations.nodes[0]?.id ?? '',
    ask: (person, source, variables = {}) => answered(server.server, schema, person, source, variables),
    stop: () => server.stop(),
  }
}

const known = `{ imports { id dataset }
  observations(first: 1, filter: { indicators: ["${registered}"], orgUnits: ["school/1"] }) { nodes { id } } }`

interface Known {
  readonly imports: readonly { readonly id: string; readonly dataset: string }[]
  readonly observations: { readonly nodes: readonly { readonly id: string }[] }
}

/**
 * A version in force and one that is not, a target, a retirement, a correction, a release, a key, an import that rejects a
 * row and asks; and an undo that was undone, which is answered.
 */
async function decide(server: TestServer): Promise<string> {
  const steps = registering(server)
  await steps.retire('library.kept', 'Nobody asks for it.', 'Ana Ruiz')
  await steps.approved(shortLoans())
  await steps.register(shortLoans({ title: { en: 'Brief loans' } }), 'Ana Ruiz')
  await steps.register(shortLoans({ id: proposed }), 'Ana Ruiz')
  await steps.propose(proposed, 'Ana Ruiz')
  const decided = `mutation {
    setTarget(input: { indicator: "${indicator}", orgUnit: "school/1", by: "2022-23", value: 60, reason: { en: "So." },
      baseline: { period: "2019-20", value: 50 } }) { problems { code } }
    publishRelease(period: "2021-22") { problems { code } }
    issueApiKey(input: { name: "import", roles: [ANALYST], expiresAt: "${nextMonth()}" }) { problems { code } }
  }`
  await importText(server, 'library.loans', `${header}s1,1,2021-22,1,5,true\ns2,2,2021-22,2,50,false\n`)
  const { errors } = await server.ask(decided, {}, 'Ana Ruiz')
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join(' '))
  const undo = await undoImport(server, await newestImport(server))
  await undoImport(server, undo.id)
  const file = await server.send('wrong.csv', `${header}s1,1,2021-22,x,5,true\ns3,3,2021-22,3,5,true\n`)
  await importSent(server, 'library.loans', [file], { acceptPartial: true })
  return undo.id
}

const header = 'student,school,schoolYear,loan,days,onTime\n'

function nextMonth(): string {
  return new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString()
}

async function answered(
  server: RunningServer,
  schema: GraphQLSchema,
  { viewer }: Person,
  source: string,
  variableValues: Record<string, unknown>,
): Promise<ExecutionResult> {
  const contextValue = server.contextFor(viewer)
  if (!source.startsWith('subscription')) return graphql({ schema, source, contextValue, variableValues })
  const stream = await subscribe({ schema, document: parse(source), contextValue, variableValues })
  if (!(Symbol.asyncIterator in stream)) return stream
  try {
    return (await stream.next()).value ?? {}
  } catch (error) {
    return { errors: [new GraphQLError(String(error), { originalError: error as Error })] }
  } finally {
    await stream.return(undefined)
  }
}
