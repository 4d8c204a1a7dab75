import { join } from 'node:path'
import { importText, type Progress } from './importing.js'
import { writeLibraryDistrict } from './library-district.js'
import { ServerProcess } from './server-process.js'

export const loans = 'library.loans'

/** The loans of one school year: all of them came back in time, or none did. */
export interface Loans {
  readonly content: string
  /** What the indicator shows of them, and of nothing else. */
  readonly figure: { readonly value: number; readonly denominator: number }
}

/** So many loans, all of which came back in time or none: a mixture of two such files shows another figure. */
export function loansOf(count: number, onTime: boolean): Loans {
  const rows = Array.from(
    { length: count },
    (_, loan) => `s${loan % 997},${(loan % 4) + 1},2019-20,${loan},3,${onTime}`,
  )
  const content = `student,school,schoolYear,loan,days,onTime\n${rows.join('\n')}\n`
  return { content, figure: { value: onTime ? 100 : 0, denominator: count } }
}

/** The made-up district with a library, whose server runs as a process of its own. */
export class LibraryProcess {
  private constructor(
    readonly data: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Writes the plan and the plugin into a folder; the data folder is another one where that is given. */
  static async in(folder: string, data = join(folder, 'data')): Promise<LibraryProcess> {
    const { planFile = '', pluginsFolder = '' } = await writeLibraryDistrict(folder)
    const environment = { PLANWRIGHT_PLAN: planFile, PLANWRIGHT_PLUGINS: pluginsFolder, PLANWRIGHT_FIGURES: 'none' }
    return new LibraryProcess(data, environment)
  }

  /** Starts the server; `ignore` leaves out what it says of errors where these are the point of a test. */
  start(errors: 'inherit' | 'ignore' = 'inherit'): Promise<ServerProcess> {
    return ServerProcess.start(this.data, this.environment, errors)
  }
}

/** What the library's indicator shows now; null before there are loans. */
export async function shownOf(server: ServerProcess): Promise<Loans['figure'] | null> {
  interface Shown {
    readonly indicator: { readonly latest: Loans['figure'] | null }
  }
  const { data } = await server.ask<Shown>('{ indicator(id: "library.returned") { latest { value denominator } } }')
  return data.indicator.latest
}

/** Imports loans and answers how that ended. */
export async function importLoans(server: ServerProcess, { content }: Loans): Promise<Progress | undefined> {
  return (await importText(server, loans, content)).at(-1)
}
