import { openSampleStore } from './sample-store.js'

// Takes one import back and says so: the process that a test kills while it works.
const [, , folder = '', undoes = ''] = process.argv
const sample = await openSampleStore(folder)
process.stdout.write('opened\n')
const report = await sample.store.undo({ undoes })
process.stdout.write(`${report.outcome}\n`)
await sample.store.close()
