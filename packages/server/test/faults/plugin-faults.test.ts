import { join } from 'node:path'
import { defaultPluginLimits } from '@planwright/computed'
import type { Log } from '@planwright/server'
import { type FaultyFunction, faultyFunctions, faultyProgram, healthyIndicator, writePlugin } from '@planwright/testing'
import { expect } from 'chai'
import { pluginsIn } from '../support/edited-plugins.js'
import { importText } from '../support/importing.js'
import { importSmallDistrict } from '../support/small-district.js'
import { newFolder, TestServer } from '../support/test-server.js'

const limits = { ...defaultPluginLimits, seconds: 0.5, megabytes: 128 }
const schools = [3, 1, 2, 0].map((absent, index) => ({ zone: index < 2 ? 'north' : 'south', absent }))

/** Departments of five faulty functions each: no department may have more indicators. */
const departments = Array.from({ length: Math.ceil(faultyFunctions.length / 5) }, (_, at) => ({
  id: `meters-${'abcdefghij'[at]}`,
  faults: faultyFunctions.slice(at * 5, at * 5 + 5),
}))

const figures = `query ($indicators: [ID!]) { observations(first: 1000, filter: { indicators: $indicators }) {
  totalCount nodes { orgUnit { id } group { id } period value reason numerator denominator people dataThrough version }
} }`

interface Figures {
  readonly observations: {
    readonly totalCount: number
    readonly nodes: readonly { readonly value: number | null; readonly reason: string | null }[]
  }
}

describe('a server with a plugin for every fault', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let sound: TestServer
  let faulty: TestServer
  const told: string[] = []

  before(async () => {
    folder = await newFolder()
    const plugins = join(folder.path, 'plugins')
    await pluginsIn(plugins)
    for (const { id, faults } of departments) await writePlugin(plugins, id, faultyProgram(id, faults))
    const log: Log = { info: (line) => told.push(line), unexpected: () => 'log-id' }
    sound = await TestServer.start()
    const settings = { pluginsFolder: plugins, pluginLimits: limits }
    faulty = await TestServer.start(join(folder.path, 'data'), settings, undefined, log)
    for (const server of [sound, faulty]) await importSmallDistrict(server, schools)
  })

  after(async () => {
    await faulty.stop()
    await sound.stop()
    await folder.remove()
  })

  const figuresOf = async (server: TestServer, indicators: readonly string[]) =>
    (await server.ask<Figures>(figures, { indicators })).data.observations

  /** Asks the API over and over while the work is done, and answers how often, and the longest wait in milliseconds. */
  async function asking(work: Promise<unknown>): Promise<{ readonly asked: number; readonly longest: number }> {
    const waits: number[] = []
    let isDone = false
    const done = work.finally(() => {
      isDone = true
    })
    while (!isDone) {
      const began = performance.now()
      const { data } = await faulty.ask<{ plan: { title: string } }>('{ plan { title } }')
      expect(data.plan.title).to.not.equal('')
      waits.push(performance.now() - began)
    }
    await done
    return { asked: waits.length, longest: Math.round(Math.max(...waits)) }
  }

  async function importReadings(): Promise<void> {
    const rows = schools.map((_, school) => `${school},2021-22,${school + 10}`)
    for (const { id } of departments)
      await importText(faulty, `${id}.readings`, ['school,schoolYear,amount', ...rows, ''].join('\n'))
  }

  it('answers everybody all the while, and names each fault once with its indicator, plugin and remedy', async () => {
    const { asked, longest } = await asking(importReadings())
    for (const { id, faults } of departments) for (const fault of faults) expectNamed(id, fault)
    expect(told.filter((line) => line.startsWith('meters-'))).to.have.length(faultyFunctions.length)
    console.log(
      `      ${faultyFunctions.length} faults of plugins, each named once: ${asked} requests meanwhile, all answered, the longest after ${longest} ms`,
    )
  })

  function expectNamed(department: string, { name, says }: FaultyFunction): void {
    const lines = told.filter((line) => line.startsWith(`${department}.${name},`))
    expect(lines, name).to.have.length(1)
    expect(lines[0]).to.match(new RegExp(says.source.replace(/^\^|\$$/g, ''), 's'))
    expect(lines[0]).to.match(/(Correct the value of|Look for|Let the function)/)
  }

  it('has FAILED at each place of a faulty indicator, and figures for its neighbour in the same plugin', async () => {
    for (const { id, faults } of departments) {
      for (const { name } of faults) {
        const { nodes } = await figuresOf(faulty, [`${id}.${name}`])
        expect(
          nodes.map(({ value, reason }) => value ?? reason),
          name,
        ).to.deep.equal(Array(5).fill('FAILED'))
      }
      const { nodes } = await figuresOf(faulty, [healthyIndicator(id)])
      expect(nodes.map(({ value }) => value)).to.have.members([92, 20, 22, 24, 26])
    }
  })

  it('answers for all other departments, byte for byte, what a server without those plugins answers', async () => {
    for (const server of [sound, faulty]) {
      const rows = schools.map((_, school) => `${school},2021-22,${(school + 2) * 1_000_000},${100 + school}`)
      const header = 'school,schoolYear,spending,weightedPupils'
      await importText(server, 'finance.allocations', [header, ...rows, ''].join('\n'))
    }
    const others = sound.server.catalogue.edition.indicators.map(({ definition }) => definition.id)
    let compared = 0
    for (const id of others) {
      const [expected, found] = [await figuresOf(sound, [id]), await figuresOf(faulty, [id])]
      expect(JSON.stringify(found), id).to.equal(JSON.stringify(expected))
      expect(expected.totalCount, id).to.be.below(1_000)
      compared += expected.nodes.length
    }
    const spread = await figuresOf(faulty, ['finance.spending-spread'])
    // The 90th percentile of 20,000, 29,703, 39,216 and 48,544 dollars a pupil is twice the 10th; so by zone, by hand.
    expect(spread.nodes.map(({ value }) => value)).to.have.members([2, 1.37, 1.19])
    console.log(`      ${compared} figures of ${others.length} indicators of other departments: byte for byte the same`)
  })
})
