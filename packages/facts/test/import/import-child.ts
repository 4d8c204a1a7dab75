import { readFile } from 'node:fs/promises'
import { attendance, openSampleStore } from '../store/sample-store.js'

// Imports one file and says so: the process that a test kills while it works.
const [, , folder = '', file = ''] = process.argv
const sample = await openSampleStore(folder)
process.stdout.write('opened\n')
const report = await sample.add(attendance, { 'new.csv': await readFile(file) }, { asks: false })
process.stdout.write(`${report.outcome}\n`)
await sample.store.close()
