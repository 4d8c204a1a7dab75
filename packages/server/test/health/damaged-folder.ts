import { existsSync } from 'node:fs'
import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What happens to a data folder while no server runs on it. */
export interface Damage {
  readonly name: string
  /** Does it to a folder; `random` gives numbers from 0 to 1. */
  do(folder: string, from: Copies, random: () => number): Promise<unknown>
}

/** Data folders that pieces are taken from. */
export interface Copies {
  /** The same folder, some imports and targets earlier. */
  readonly older: string
  /** The folder of another server of the same district, as it was when that was killed. */
  readonly other: string
  /** The same folder, as it was while its server still ran. */
  readonly killed: string
}

const facts = 'facts.duckdb'
const records = 'records.sqlite'
const letter = 'this is no database, it is a letter. '.repeat(300)

const absent = (file: string): Damage => ({
  name: `${file} is absent`,
  do: (folder) => rm(join(folder, file), { recursive: true, force: true }),
})
const empty = (file: string): Damage => ({
  name: `${file} has no bytes`,
  do: (folder) => truncate(join(folder, file), 0),
})
const short = (file: string): Damage => ({
  name: `${file} is cut short`,
  async do(folder, _, random) {
    const { length } = await readFile(join(folder, file))
    await truncate(join(folder, file), 1 + Math.floor(random() * (length - 1)))
  },
})
const flipped = (file: string): Damage => ({
  name: `a byte of ${file} is flipped`,
  do: (folder, _, random) => flip(join(folder, file), random),
})
const text = (file: string): Damage => ({
  name: `${file} is a text`,
  do: (folder) => writeFile(join(folder, file), letter),
})
const from = (source: keyof Copies, ...files: readonly string[]): Damage => ({
  name: `${files.join(' and ')} come from the ${source} folder`,
  async do(folder, copies) {
    for (const file of files) await replace(join(copies[source], file), join(folder, file))
  },
})
const both = (one: Damage, other: Damage): Damage => ({
  name: `${one.name}, and ${other.name}`,
  async do(folder, copies, random) {
    await one.do(folder, copies, random)
    await other.do(folder, copies, random)
  },
})

const archivedAbsent: Damage = {
  name: 'a file of the archive is absent',
  do: async (folder, _, random) => rm(await archivedFile(folder, random)),
}
const archivedFlipped: Damage = {
  name: 'a byte of a file of the archive is flipped',
  do: async (folder, _, random) => flip(await archivedFile(folder, random), random),
}

/** No server closed the folder: its last writes are in the files beside the databases. */
const killed: Damage = {
  name: 'the server was killed',
  async do(folder, copies) {
    await rm(folder, { recursive: true })
    await cp(copies.killed, folder, { recursive: true })
  },
}

/** Every kind of damage. */
export const damages: readonly Damage[] = [
  absent(facts),
  empty(facts),
  short(facts),
  flipped(facts),
  text(facts),
  text(`${facts}.wal`),
  from('older', facts),
  from('other', facts),
  from('other', `${facts}.wal`),
  from('other', facts, `${facts}.wal`),
  absent(records),
  empty(records),
  short(records),
  flipped(records),
  text(records),
  text(`${records}-wal`),
  from('older', records),
  from('other', records),
  from('other', `${records}-wal`),
  absent('archive'),
  archivedAbsent,
  archivedFlipped,
  from('older', 'archive'),
  both(absent(facts), archivedAbsent),
  both(flipped(facts), archivedFlipped),
  both(absent(facts), absent(records)),
  both(absent(facts), from('older', records)),
  both(from('older', facts), flipped(records)),
  both(from('older', records), from('other', facts)),
  both(absent(facts), absent('audit.head')),
  killed,
  both(killed, absent(`${facts}.wal`)),
  both(killed, flipped(facts)),
  both(killed, absent(`${records}-wal`)),
  both(killed, from('older', records)),
]

async function flip(path: string, random: () => number): Promise<void> {
  const bytes = await readFile(path)
  const place = Math.floor(random() * bytes.length)
  bytes.writeUInt8(bytes.readUInt8(place) ^ (1 + Math.floor(random() * 255)), place)
  await rm(path)
  await writeFile(path, bytes)
}

async function archivedFile(folder: string, random: () => number): Promise<string> {
  const archive = join(folder, 'archive')
  const paths = (await readdir(archive, { recursive: true })).filter((path) => /[0-9a-f]{64}$/.test(path)).sort()
  return join(archive, paths[Math.floor(random() * paths.length)] ?? '')
}

async function replace(source: string, target: string): Promise<void> {
  await rm(target, { recursive: true, force: true })
  if (existsSync(source)) await cp(source, target, { recursive: true })
}
