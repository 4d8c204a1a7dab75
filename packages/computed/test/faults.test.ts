import {
  defaultPluginLimits,
  type Outcome,
  PluginFault,
  type PluginLimits,
  PluginProcesses,
} from '@planwright/computed'
import { type FaultyFunction, faultyFunctions, healthyIndicator } from '@planwright/testing'
import { expect } from 'chai'
import { type InstalledPlugin, installed, taskOf } from './task.js'

const limits: PluginLimits = { ...defaultPluginLimits, seconds: 0.5, megabytes: 128 }
/** What a fault may take longer than the limit, in milliseconds. */
const grace = 500
const amounts = [21, null]
const healthyOutcomes: readonly Outcome[] = [
  { kind: 'value', value: 42 },
  { kind: 'unavailable', reason: 'NO_DATA' },
]

describe('a plugin whose function', () => {
  let faulty: InstalledPlugin
  let processes: PluginProcesses
  const times: number[] = []

  before(async () => {
    faulty = await installed('faulty', faultyFunctions)
  })

  beforeEach(async () => {
    processes = new PluginProcesses(limits)
    await processes.load([faulty.plugin])
  })

  afterEach(() => processes.close())

  after(async () => {
    await faulty.remove()
    const slowest = Math.round(Math.max(...times))
    console.log(
      `      ${times.length} faults named, the slowest after ${slowest} ms (limit ${limits.seconds * 1_000} ms)`,
    )
  })

  const healthy = () => processes.run(taskOf(faulty.department, healthyIndicator('faulty'), amounts))

  for (const fault of faultyFunctions) {
    it(`${fault.name} is told so in time, and works on for others`, async () => {
      await healthy()
      const began = performance.now()
      const said = await saidOf(fault)
      times.push(performance.now() - began)
      expect(said).to.match(fault.says)
      expect(times.at(-1)).to.be.at.most(limits.seconds * 1_000 + grace)
      expect(await healthy()).to.deep.equal(healthyOutcomes)
    })
  }

  async function saidOf({ name }: FaultyFunction): Promise<string> {
    try {
      const [outcome] = await processes.run(taskOf(faulty.department, `faulty.${name}`, [1]))
      return outcome?.kind === 'fault' ? outcome.message : JSON.stringify(outcome)
    } catch (error) {
      if (!(error instanceof PluginFault)) throw error
      return error.message
    }
  }
})
