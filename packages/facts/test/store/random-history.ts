import { Readable } from 'node:stream'
import {
  type Archive,
  type FactRow,
  type FactStore,
  FactsError,
  type ImportReport,
  openDuckdbStore,
} from '@planwright/facts'
import { roster } from '@planwright/sdk'
import { changed, smallExport } from '../import/oneroster/small-export.js'
import { absence, attendance, graduation } from './sample-store.js'

const home = { code: '0640011', names: ['Hartford School District'], stateNames: ['State of Connecticut'] }
const datasets = [attendance, graduation, absence]
const compared = [...datasets, ...roster.coreDatasets]

/** Something that was asked of a fact store: a change, or the taking back of one. */
type Step =
  | {
      readonly kind: 'import'
      readonly dataset: string
      readonly contents: Readonly<Record<string, string | Buffer>>
      readonly acceptPartial: boolean
      readonly dryRun: boolean
    }
  | { readonly kind: 'emptying'; readonly dataset: string; readonly schoolYear: string | null }
  | { readonly kind: 'undo'; readonly undoes: string }

/** What was done, as the test itself remembers it. */
interface Done {
  readonly id: string
  readonly undoes: string | null
  readonly again: (store: FactStore) => Promise<ImportReport>
}

/** What a history came to. */
export interface HistoryOutcome {
  readonly changes: number
  readonly undos: number
  /** Undos that were refused because a later import needs what they would take back. */
  readonly needed: number
  /** Where the facts are not what a replay of all that is left gives. */
  readonly differences: readonly string[]
}

/** Does random imports, emptyings and undos, and compares the facts after each undo with a fresh replay of what is left. */
export async function randomHistory(archive: Archive, seed: number): Promise<HistoryOutcome> {
  const random = seededNumbers(seed)
  const store = await openStore(archive)
  const history = new History(archive, store)
  try {
    for (let step = 0; step < 8; step += 1) await history.take(stepOf(random, history.ids), `${seed}-${step}`)
    return await history.outcome()
  } finally {
    await store.close()
  }
}

class History {
  private readonly done: Done[] = []
  private readonly differences: string[] = []
  private undos = 0
  private needed = 0

  constructor(
    private readonly archive: Archive,
    private readonly store: FactStore,
  ) {}

  get ids(): readonly string[] {
    return this.done.map(({ id }) => id)
  }

  async take(step: Step, id: string): Promise<void> {
    if (step.kind === 'undo') return this.undo(step.undoes, id)
    if (step.kind === 'emptying') return this.empty(step, id)
    const { dataset, acceptPartial, dryRun, contents } = step
    const files = await Promise.all(
      Object.entries(contents).map(async ([name, content]) => {
        const { sha256 } = await this.archive.store(Readable.from([Buffer.from(content)]))
        return { sha256, name }
      }),
    )
    const again = (store: FactStore) => store.importFiles({ dataset, files, acceptPartial, importId: id, asks: false })
    const { outcome } = await this.store.importFiles({
      dataset,
      files,
      acceptPartial,
      importId: id,
      dryRun,
      asks: false,
    })
    if (outcome === 'changed' || outcome === 'unchanged') this.done.push({ id, undoes: null, again })
  }

  async outcome(): Promise<HistoryOutcome> {
    await this.compare('at the end')
    const { undos, needed, differences } = this
    return { changes: this.done.length - undos, undos, needed, differences }
  }

  private async empty(step: Extract<Step, { kind: 'emptying' }>, id: string): Promise<void> {
    const { dataset, schoolYear } = step
    const again = (store: FactStore) => store.empty({ dataset, schoolYear, importId: id })
    const { outcome } = await again(this.store)
    // Where there was nothing to take out, nothing was done.
    if (outcome === 'changed') this.done.push({ id, undoes: null, again })
  }

  private async undo(undoes: string, id: string): Promise<void> {
    const wasStanding = this.standing().some((one) => one.id === undoes) || this.isStandingUndo(undoes)
    try {
      await this.store.undo({ undoes, importId: id })
      this.done.push({ id, undoes, again: () => Promise.reject(new Error('An undo is not replayed.')) })
      this.undos += 1
      if (!wasStanding) this.differences.push(`${id}: took back ${undoes} twice`)
    } catch (error) {
      if (!(error instanceof FactsError)) throw error
      if (error.code === 'UNDO_REFUSED_OTHER') this.needed += 1
      else if (wasStanding || error.code !== 'UNDO_TWICE') this.differences.push(`${id}: ${error.message}`)
    }
    await this.compare(id)
  }

  private isUndone(id: string): boolean {
    return this.done.some((one) => one.undoes === id && !this.isUndone(one.id))
  }

  private isStandingUndo(id: string): boolean {
    return this.done.some((one) => one.id === id && one.undoes !== null) && !this.isUndone(id)
  }

  private standing(): readonly Done[] {
    return this.done.filter(({ id, undoes }) => undoes === null && !this.isUndone(id))
  }

  private async compare(at: string): Promise<void> {
    const fresh = await openStore(this.archive)
    try {
      for (const { again } of this.standing()) await again(fresh)
      const [found, wanted] = [await stateOf(this.store), await stateOf(fresh)]
      for (const [name, rows] of Object.entries(wanted))
        if (JSON.stringify(found[name]) !== JSON.stringify(rows)) this.differences.push(`${at}: ${name}`)
    } finally {
      await fresh.close()
    }
  }
}

function openStore(archive: Archive): Promise<FactStore> {
  return openDuckdbStore({ folder: ':memory:', datasets, archive, home })
}

/** All rows of all datasets, and which import each year rests on. */
async function stateOf(store: FactStore): Promise<Readonly<Record<string, readonly (FactRow | string)[]>>> {
  const versions = (await store.versions()).filter(({ isUndo }) => !isUndo)
  const state: Record<string, readonly (FactRow | string)[]> = {
    versions: versions.map(({ dataset, schoolYear, importId }) => `${dataset} ${schoolYear} ${importId}`),
  }
  for (const { id } of compared) state[id] = await store.rows(id)
  return state
}

type Random = (below: number) => number

function stepOf(random: Random, ids: readonly string[]): Step {
  const kind = random(10)
  if (kind < 3 && ids.length > 0) return { kind: 'undo', undoes: oneOf(random, ids) }
  if (kind === 3) {
    const dataset = oneOf(random, [...datasets.map(({ id }) => id), roster.students.id, roster.wholeRoster.id])
    return { kind: 'emptying', dataset, schoolYear: random(3) === 0 ? null : oneOf(random, years) }
  }
  const [dataset, contents] = filesOf(random)
  return { kind: 'import', dataset, contents, acceptPartial: random(2) === 0, dryRun: random(8) === 0 }
}

const years = ['2016-17', '2017-18']
const groups = ['all', 'race/black', 'race/white']

function filesOf(random: Random): readonly [string, Readonly<Record<string, string>>] {
  const kind = random(8)
  if (kind < 2) return [attendance.id, { 'attendance.csv': attendanceOf(random) }]
  if (kind < 4) return [graduation.id, { 'graduation.csv': graduationOf(random) }]
  if (kind < 6) return [absence.id, { 'absence.csv': absenceByName(random) }]
  if (kind === 6) return [roster.districts.id, { 'districts.csv': 'code,name\n0560011,Granby School District\n' }]
  return random(2) === 0
    ? [roster.students.id, { 'students.csv': studentsOf(random) }]
    : [roster.wholeRoster.id, exportOf(random)]
}

function attendanceOf(random: Random): string {
  const days = ['2016-09-01', '2016-10-03', '2017-09-01'].filter(() => random(3) > 0)
  const rows = days.flatMap((day) =>
    ['1', '2', '3'].filter(() => random(4) > 0).map((student) => `${student},12,${day},${random(2) === 0}`),
  )
  const odd = random(4) === 0 ? ['4,12,2016-09-32,true'] : []
  return lines('student,school,date,present', [...rows, ...odd])
}

/** Columns that only some of the files carry, so that rows are made of several imports. */
function graduationOf(random: Random): string {
  const more = random(2) === 0 ? 'graduates' : 'other'
  const rows = years.flatMap((year) =>
    groups.filter(() => random(2) === 0).map((group) => `district,${year},${group},${100 + random(2)},${random(3)}`),
  )
  return lines(`orgUnit,schoolYear,group,cohort,${more}`, rows)
}

/** A file that names a district which only the directory knows. */
function absenceByName(random: Random): string {
  const names = ['Hartford School District', 'Granby School District'].filter(() => random(3) > 0)
  const rows = names.map((name) => `${name},1${random(3)}.5`)
  return `Chronic Absenteeism, 2016-17\n\n${lines('District,% Chronically Absent', rows)}`
}

function studentsOf(random: Random): string {
  const rows = ['a', 'b'].map((student) => `${student},2018-19,s1,${random(2) === 0 ? 'free' : 'paid'}`)
  return lines('student,schoolYear,school,meal', rows)
}

function exportOf(random: Random): Readonly<Record<string, string>> {
  const files = random(2) === 0 ? smallExport : changed('users.csv', 'a,,,true,s1', 'a,,,true,s2')
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, String(content)]))
}

function lines(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`
}

function oneOf<One>(random: Random, all: readonly One[]): One {
  return all[random(all.length)] as One
}

/** Whole numbers below a bound that are the same in every run. */
function seededNumbers(seed: number): Random {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
