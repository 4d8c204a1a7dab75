import { join } from 'node:path'
import {
  defaultPluginLimits,
  inThisProcess,
  type PluginFault,
  type PluginLimits,
  PluginProcesses,
} from '@planwright/computed'
import { count } from '@planwright/sdk'
import { faultyFunctions, healthyIndicator, writePlugin } from '@planwright/testing'
import { expect } from 'chai'
import { gone, isAlive } from './alive.js'
import { type InstalledPlugin, installed, taskOf } from './task.js'

const looking = { name: 'looks', body: 'return count(Object.keys(process.env).length)', says: /^$/ }
const naming = { name: 'names', body: 'return count(process.pid)', says: /^$/ }
const halving = { name: 'halves', body: 'return count(amount.value / 2)', says: /^$/ }
const loops = faultyFunctions.filter(({ name }) => name === 'loops')
const hoarders = faultyFunctions.filter(({ name }) => /^(fills|takes)-/.test(name))

describe('the process of a plugin', () => {
  let meters: InstalledPlugin
  let processes: PluginProcesses

  before(async () => {
    meters = await installed('meters', [looking, naming, halving, ...loops, ...hoarders])
    processes = await loaded()
  })

  after(async () => {
    await processes.close()
    await meters.remove()
  })

  const loaded = async (limits: Partial<PluginLimits> = {}, idle?: number) => {
    const runner = new PluginProcesses({ ...defaultPluginLimits, ...limits }, idle)
    await runner.load([meters.plugin])
    return runner
  }

  const refusalOf = async (work: Promise<unknown>): Promise<Partial<PluginFault>> =>
    work.then(
      () => ({}),
      (error: PluginFault) => error,
    )

  it('answers at every place what the function answers where it was loaded', async () => {
    const amounts = Array.from({ length: 10_000 }, (_, place) => (place % 7 === 0 ? null : place / 3 - 1_000))
    for (const name of ['healthy', 'halves']) {
      const task = taskOf(meters.department, `meters.${name}`, amounts)
      expect(await processes.run(task)).to.deep.equal(await inThisProcess.run(task))
    }
  })

  it('takes tasks that come at once, one after the other', async () => {
    const task = (amount: number) => processes.run(taskOf(meters.department, healthyIndicator('meters'), [amount]))
    const outcomes = await Promise.all([task(1), task(2), task(3)])
    expect(outcomes.flat().map((outcome) => (outcome.kind === 'value' ? outcome.value : null))).to.deep.equal([2, 4, 6])
  })

  const pidOf = async (runner: PluginProcesses) => {
    const [outcome] = await runner.run(taskOf(meters.department, 'meters.names', [1]))
    return outcome?.kind === 'value' ? outcome.value : 0
  }

  it('is the same for one task after another', async () => {
    const pid = await pidOf(processes)
    expect(pid).to.not.equal(process.pid)
    expect(await pidOf(processes)).to.equal(pid)
  })

  it('ends when it has no work for a while, and is started again for the next', async function () {
    if (process.platform !== 'linux') this.skip()
    const hasty = await loaded({}, 0)
    const pid = await pidOf(hasty)
    await gone(pid)
    const next = await pidOf(hasty)
    await hasty.close()
    expect(isAlive(pid)).to.equal(false)
    expect(next).to.not.equal(pid)
  })

  it('has an empty environment', async () => {
    const outcomes = await processes.run(taskOf(meters.department, 'meters.looks', [1]))
    expect(outcomes).to.deep.equal([{ kind: 'value', value: 0 }])
  })

  it('stops when whoever asked has gone, and works for the next', async () => {
    const leaving = new AbortController()
    const loop = processes.run(taskOf(meters.department, 'meters.loops', [1]), leaving.signal)
    const next = processes.run(taskOf(meters.department, healthyIndicator('meters'), [1]))
    setImmediate(() => leaving.abort(new Error('gone')))
    expect(await refusalOf(loop)).to.have.property('message', 'gone')
    expect(await next).to.deep.equal([{ kind: 'value', value: 2 }])
  })

  it('does nothing for whoever has gone before its turn', async () => {
    const leaving = new AbortController()
    const work = processes.run(taskOf(meters.department, 'meters.loops', [1]), leaving.signal)
    leaving.abort(new Error('gone'))
    expect(await refusalOf(work)).to.have.property('message', 'gone')
    const next = await processes.run(taskOf(meters.department, healthyIndicator('meters'), [1]))
    expect(next).to.deep.equal([{ kind: 'value', value: 2 }])
  })

  for (const { name } of hoarders)
    it(`is stopped for its memory where a function ${name}`, async () => {
      const small = await loaded({ seconds: 20, megabytes: 128 })
      const refusal = await refusalOf(small.run(taskOf(meters.department, `meters.${name}`, [1])))
      await small.close()
      expect(refusal).to.include({
        code: 'PLUGIN_OUT_OF_MEMORY',
        message: 'The plugin of meters was stopped: it took more than 128 MB of memory.',
      })
    })

  it('does not answer for a function that is no longer the one it has', async () => {
    const task = taskOf(meters.department, healthyIndicator('meters'), [1])
    const other = { ...task, computed: { ...task.computed, calculate: () => count(2) } }
    expect(await refusalOf(processes.run(other))).to.include({ code: 'PLUGIN_CHANGED' })
  })

  for (const [what, program, cause] of [
    ['throws', `throw new Error('no ink')`, 'no ink'],
    ['throws an oddity', 'throw Object.create(null)', 'cannot be put into words'],
    ['ends its process', 'process.exit(0)', 'A plugin may not use process.exit'],
    ['imports what is not there', `import 'ink'`, "Cannot find package 'ink'"],
    ['declares a moment', 'export const department = { id: new Date(0) }', 'department.id is Thu Jan 01 1970'],
    ['declares no number', 'export const department = { id: Number.NaN }', 'department.id is NaN'],
  ] as const)
    it(`is refused where its module ${what}, with the cause`, async () => {
      const broken = await writePlugin(join(meters.plugin.folder, '..'), 'broken', program)
      const refusal = await refusalOf(new PluginProcesses(defaultPluginLimits).load([meters.plugin, broken]))
      expect(refusal.code).to.equal('PLUGIN_NOT_LOADED')
      expect(refusal.message).to.contain('The plugin of broken cannot be loaded').and.to.contain(cause)
    })

  it('is stopped where its module speaks in its place, and says what is not JSON', async () => {
    const program = `import fs from 'node:fs'; fs.writeSync(3, Buffer.from([2, 0, 0, 0, 0x2b, 0x7b])); for (;;) {}`
    const forger = await writePlugin(join(meters.plugin.folder, '..'), 'forger', program)
    const refusal = await refusalOf(new PluginProcesses(defaultPluginLimits).load([forger]))
    expect(refusal).to.include({ code: 'PLUGIN_ANSWER_INVALID' })
    expect(refusal.message).to.contain('The plugin of forger').and.to.contain('JSON')
  })

  it('is stopped where its module is never done with loading', async () => {
    const endless = await writePlugin(join(meters.plugin.folder, '..'), 'endless', 'for (;;) {}')
    const refusal = await refusalOf(new PluginProcesses({ ...defaultPluginLimits, secondsToLoad: 0.5 }).load([endless]))
    expect(refusal).to.include({ code: 'PLUGIN_TIMED_OUT' })
  })

  it('says that a module exports no department', async () => {
    const empty = await writePlugin(join(meters.plugin.folder, '..'), 'empty', 'export const office = 1')
    const runner = new PluginProcesses(defaultPluginLimits)
    const [plugin] = await runner.load([empty])
    await runner.close()
    expect(plugin?.department).to.equal(null)
  })

  it('is not there for a department without a plugin', async () => {
    const task = { ...taskOf(meters.department, healthyIndicator('meters'), [1]), department: 'elsewhere' }
    expect(await refusalOf(processes.run(task))).to.include({ code: 'PLUGIN_NOT_STARTED' })
  })
})
