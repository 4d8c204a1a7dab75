import { join } from 'node:path'
import { inThisProcess, type PluginFault, PluginProcesses } from '@planwright/computed'
import { count } from '@planwright/sdk'
import { faultyFunctions, healthyIndicator, writePlugin } from '@planwright/testing'
import { expect } from 'chai'
import { type InstalledPlugin, installed, taskOf } from './task.js'

const limits = { seconds: 5, megabytes: 256 }
const looking = { name: 'looks', body: 'return count(Object.keys(process.env).length)', says: /^$/ }
const halving = { name: 'halves', body: 'return count(amount.value / 2)', says: /^$/ }
const loops = faultyFunctions.filter(({ name }) => name === 'loops')

describe('the process of a plugin', () => {
  let meters: InstalledPlugin
  let processes: PluginProcesses

  before(async () => {
    meters = await installed('meters', [looking, halving, ...loops])
    processes = new PluginProcesses([meters.plugin], limits)
  })

  after(async () => {
    await processes.close()
    await meters.remove()
  })

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

  it('does not answer for a function that is no longer the one it has', async () => {
    const task = taskOf(meters.department, healthyIndicator('meters'), [1])
    const other = { ...task, computed: { ...task.computed, calculate: () => count(2) } }
    expect(await refusalOf(processes.run(other))).to.include({ code: 'PLUGIN_CHANGED' })
  })

  it('is refused where its module cannot be loaded, with the cause', async () => {
    const broken = await writePlugin(join(meters.plugin.folder, '..'), 'broken', `throw new Error('no ink')`)
    const runner = new PluginProcesses([broken], limits)
    const task = { ...taskOf(meters.department, healthyIndicator('meters'), [1]), department: 'broken' }
    const refusal = await refusalOf(runner.run(task))
    await runner.close()
    expect(refusal).to.include({
      code: 'PLUGIN_NOT_LOADED',
      message: 'The plugin of broken cannot be loaded in its own process (no ink).',
    })
  })

  it('is not there for a department without a plugin', async () => {
    const task = { ...taskOf(meters.department, healthyIndicator('meters'), [1]), department: 'elsewhere' }
    expect(await refusalOf(processes.run(task))).to.include({ code: 'PLUGIN_NOT_STARTED' })
  })
})
