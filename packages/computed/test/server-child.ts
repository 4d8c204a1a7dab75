import { PluginProcesses } from '@planwright/computed'
import { declaredBy, type WrittenPlugin } from '@planwright/testing'
import { taskOf } from './task.js'

// A server with a plugin whose function never ends: whoever started this kills it.
const [department = '', folder = '', entry = ''] = process.argv.slice(2)
const plugin: WrittenPlugin = { department, folder, entry }
const processes = new PluginProcesses([plugin], { seconds: 600, megabytes: 256 })
const declared = await declaredBy(plugin)
await processes.run(taskOf(declared, `${department}.healthy`, [1]))
void processes.run(taskOf(declared, `${department}.loops`, [1]))
process.stdout.write('at work\n')
