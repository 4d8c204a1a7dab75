import { defaultPluginLimits, PluginProcesses } from '@planwright/computed'
import { declaredBy, type WrittenPlugin } from '@planwright/testing'
import { taskOf } from './task.js'

// A server with a plugin whose function never ends: whoever started this kills it.
const [name = '', folder = '', entry = ''] = process.argv.slice(2)
const plugin: WrittenPlugin = { name, folder, entry }
const processes = new PluginProcesses({ ...defaultPluginLimits, seconds: 600 })
await processes.load([plugin])
const declared = await declaredBy(plugin)
await processes.run(taskOf(declared, `${name}.healthy`, [1]))
void processes.run(taskOf(declared, `${name}.loops`, [1]))
process.stdout.write('at work\n')
