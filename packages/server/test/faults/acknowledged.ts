import { importSent } from '../support/importing.js'
import { type Loans, loans, shownOf } from '../support/library-process.js'
import type { ServerProcess } from '../support/server-process.js'

const setTarget = `mutation ($input: TargetInput!) { setTarget(input: $input) { target { value } problems { code } } }`

/** What a server said yes to. */
export interface Acknowledged {
  readonly upload: boolean
  readonly target: boolean
  readonly import: boolean
}

/** Sends a file, sets a target to a value and imports a file sent before, and notes what the server said was done. */
export async function tryEverything(server: ServerProcess, value: number, file: object): Promise<Acknowledged> {
  return {
    upload: await wasDone(async () => (await server.send('some.csv', `nothing,${value}\n`)).sha256 !== undefined),
    target: await wasDone(async () => {
      interface Set {
        readonly setTarget: { readonly target: { readonly value: number } | null }
      }
      return (await server.ask<Set>(setTarget, inputOf(value), 'Ana Ruiz')).data.setTarget.target?.value === value
    }),
    import: await wasDone(async () => (await importSent(server, loans, [file])).at(-1)?.state === 'DONE'),
  }
}

/** What the API tells whoever sets a target and is refused. */
export async function refusalOf(server: ServerProcess, value: number): Promise<string | undefined> {
  const { errors } = await server.ask<object>(setTarget, inputOf(value), 'Ana Ruiz')
  return errors?.[0]?.extensions.code
}

function inputOf(value: number): object {
  return { input: { indicator: 'library.returned', value, by: '2021-22', reason: { en: 'We can.' } } }
}

/** Whatever goes wrong on the way, the server did not say that it was done. */
async function wasDone(work: () => Promise<boolean>): Promise<boolean> {
  return work().catch(() => false)
}

/** What of all that is there now. */
export interface Found {
  readonly targets: readonly number[]
  readonly figure: Loans['figure'] | null
}

/** Reads what a later start still knows. */
export async function foundBy(server: ServerProcess): Promise<Found> {
  interface Answered {
    readonly indicator: { readonly targetHistory: readonly { readonly value: number }[] }
  }
  const { data } = await server.ask<Answered>('{ indicator(id: "library.returned") { targetHistory { value } } }')
  return { targets: data.indicator.targetHistory.map(({ value }) => value), figure: await shownOf(server) }
}
