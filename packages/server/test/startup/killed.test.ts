import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect } from 'chai'
import { importText, startImport } from '../support/importing.js'
import { ServerProcess } from '../support/server-process.js'
import { newFolder } from '../support/test-server.js'

const dataset = 'culture-climate.attendance'

/** A year of so many students, who were all there every day or never. */
function attendanceOf(students: number, present: boolean): string {
  const days = Array.from({ length: 180 }, (_, day) => new Date(Date.UTC(2022, 8, 1 + day)).toISOString().slice(0, 10))
  const rows = days.flatMap((day) => Array.from({ length: students }, (_, student) => `${student},1,${day},${present}`))
  return `student,school,date,present\n${rows.join('\n')}\n`
}

const absenteeism = `{ indicator(id: "${dataset.split('.')[0]}.chronic-absenteeism") { latest { value denominator } } }`

async function shown(server: ServerProcess): Promise<unknown> {
  const { data } = await server.ask<{ readonly indicator: { readonly latest: object } }>(absenteeism)
  return data.indicator.latest
}

/** Kills the server as soon as an import reaches a phase, or has ended. */
async function killAt(server: ServerProcess, phase: string, id: string): Promise<void> {
  const client = server.socket()
  const query = `subscription ($id: ID!) { importProgress(id: $id) { phase state } }`
  for await (const { data } of client.iterate<{ readonly importProgress: { phase: string; state: string } }>({
    query,
    variables: { id },
  }))
    if (data?.importProgress.phase === phase || data?.importProgress.state !== 'RUNNING') break
  await server.end('SIGKILL')
  await client.dispose()
}

/** How the newest import ended, by its record. */
async function newestState(server: ServerProcess): Promise<string | undefined> {
  const query = '{ imports { state } }'
  return (await server.ask<{ readonly imports: readonly { readonly state: string }[] }>(query)).data.imports[0]?.state
}

describe('a server that is killed', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>

  beforeEach(async () => {
    folder = await newFolder()
  })

  afterEach(() => folder.remove())

  it('in the middle of an import shows the old rows or the new ones after the next start, never some of each', async () => {
    const here = { content: attendanceOf(370, true), figure: { value: 0, denominator: 370 } }
    const gone = { content: attendanceOf(400, false), figure: { value: 100, denominator: 400 } }
    let server = await ServerProcess.start(folder.path)
    await importText(server, dataset, here.content)
    let [before, wanted] = [here, gone]
    for (const phase of ['validating', 'writing']) {
      const file = await server.send('attendance.csv', wanted.content)
      const started = await startImport(server, { dataset, files: [file] })
      await killAt(server, phase, started.import?.id ?? '')
      server = await ServerProcess.start(folder.path)
      const state = await newestState(server)
      expect(await shown(server), `${phase}, then ${state}`).to.deep.equal(
        state === 'DONE' ? wanted.figure : before.figure,
      )
      expect((await importText(server, dataset, wanted.content)).at(-1)).to.include({ state: 'DONE', rejected: 0 })
      expect(await shown(server), phase).to.deep.equal(wanted.figure)
      ;[before, wanted] = [wanted, before]
    }
    const { imports } = (
      await server.ask<{ readonly imports: readonly { readonly state: string }[] }>('{ imports { state } }')
    ).data
    expect(
      imports.some(({ state }) => state === 'FAILED'),
      'no import was interrupted',
    ).to.equal(true)
    await server.end('SIGTERM')
  }).timeout(180_000)

  for (const files of [1, 3]) {
    it(`in the middle of the first load, with ${files} files archived, has everything after the next start`, async () => {
      const killed = ServerProcess.spawn(folder.path)
      const ended = once(killed, 'exit')
      while (killed.exitCode === null && (await archived(folder.path)) < files) await after(1)
      killed.kill('SIGKILL')
      await ended
      const server = await ServerProcess.start(folder.path)
      const query = '{ plan { goals { key latest { value } } } imports { dataset state } }'
      interface Loaded {
        readonly plan: {
          readonly goals: readonly { readonly key: string; readonly latest: { readonly value: number } }[]
        }
        readonly imports: readonly { readonly dataset: string; readonly state: string }[]
      }
      const { plan, imports } = (await server.ask<Loaded>(query)).data
      const newestOf = (key: string) => plan.goals.find((goal) => goal.key === key)?.latest.value
      expect(['grade-3-ela', 'graduation-rate', 'chronic-absenteeism'].map(newestOf)).to.deep.equal([22.2, 73.8, 27.9])
      const interrupted = imports.filter(({ state }) => state !== 'DONE')
      expect(interrupted.every(({ state }) => state === 'FAILED')).to.equal(true)
      expect(interrupted.length).to.be.at.most(1)
      expect(await server.end('SIGTERM')).to.equal(0)
    }).timeout(60_000)
  }
})

/** How many files the archive of a data folder holds. */
async function archived(folder: string): Promise<number> {
  const archive = join(folder, 'archive')
  if (!existsSync(archive)) return 0
  return (await readdir(archive, { recursive: true })).filter((path) => /[0-9a-f]{64}$/.test(path)).length
}
