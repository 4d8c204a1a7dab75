/** A function that does what no function of a plugin should, and what must be said about it. */
export interface FaultyFunction {
  readonly name: string
  /** Its body; `amount` is its input. */
  readonly body: string
  readonly says: RegExp
}

const forbidden = /A plugin may not use/
const tooLong = /worked for longer than/
/** What takes memory without end may reach the limit of time before that of memory, on a busy machine. */
const tooMuch = /took more than \d+ MB|worked for longer than/
const noMeasurement = /gave back no measurement/

/** Everything a plugin's function is known to do wrong. */
export const faultyFunctions: readonly FaultyFunction[] = [
  { name: 'throws', body: `throw new Error('the reading is smudged')`, says: /the reading is smudged/ },
  { name: 'throws-an-oddity', body: 'throw Object.create(null)', says: /cannot be put into words/ },
  { name: 'loops', body: 'for (;;) {}', says: tooLong },
  { name: 'fills-an-array', body: 'const kept = []; for (;;) kept.push({ at: kept.length })', says: tooMuch },
  { name: 'fills-a-map', body: 'const kept = new Map(); for (;;) kept.set(kept.size, [kept.size])', says: tooMuch },
  { name: 'takes-buffers', body: 'const kept = []; for (;;) kept.push(new Uint8Array(1e7).fill(1))', says: tooMuch },
  { name: 'answers-nan', body: 'return count(Number.NaN)', says: /NaN is not a finite number/ },
  { name: 'answers-infinity', body: 'return count(Infinity)', says: /Infinity is not a finite number/ },
  { name: 'answers-a-text', body: `return { ...count(1), value: '12' }`, says: /12 is not a finite number/ },
  { name: 'answers-a-number', body: 'return 12', says: noMeasurement },
  { name: 'answers-in-dollars', body: 'return dollars(12)', says: /in dollars, not in count/ },
  { name: 'exits', body: 'process.exit(0)', says: forbidden },
  { name: 'kills-the-server', body: `process.kill(process.ppid, 'SIGKILL')`, says: forbidden },
  { name: 'opens-the-inspector', body: 'process._debugProcess(process.ppid); return count(1)', says: forbidden },
  {
    name: 'kills-by-a-module',
    body: `nodeModule.createRequire(import.meta.url)('process').kill(process.ppid, 'SIGKILL')`,
    says: forbidden,
  },
  { name: 'starts-by-the-loader', body: `nodeModule._load('child_process').spawnSync('true')`, says: forbidden },
  {
    name: 'opens-a-database',
    body: `new (nodeModule.createRequire(import.meta.url)('node:sqlite').DatabaseSync)(':memory:'); return count(1)`,
    says: /A plugin may not use|No such built-in module/,
  },
  { name: 'changes-inputs', body: 'amount.value = 7; return count(amount.value)', says: /read only property/ },
  { name: 'pollutes', body: 'Object.prototype.value = 7; return count(1)', says: /not extensible/ },
  { name: 'asks-the-network', body: `return fetch('http://127.0.0.1:1/')`, says: forbidden },
  { name: 'opens-a-connection', body: `return net.connect(1, '127.0.0.1')`, says: forbidden },
  { name: 'reaches-through-a-stream', body: `new process.stderr.constructor().connect(1)`, says: /not a function/ },
  { name: 'looks-for-handles', body: `return count(process._getActiveHandles().length)`, says: forbidden },
  {
    name: 'registers-a-loader',
    body: `nodeModule.register('data:text/javascript,'); return count(1)`,
    says: forbidden,
  },
  { name: 'makes-a-socket', body: `return new http.Agent().createConnection(1)`, says: forbidden },
  { name: 'reads-a-file', body: `return count(fs.readFileSync(process.execPath).length)`, says: /has been restricted/ },
  {
    name: 'writes-a-file',
    body: `fs.writeFileSync(new URL('./left-behind', import.meta.url), 'here'); return count(1)`,
    says: /has been restricted/,
  },
  { name: 'starts-a-program', body: `childProcess.spawnSync('true'); return count(1)`, says: forbidden },
  { name: 'starts-a-thread', body: `new Worker('for (;;) {}', { eval: true }); return count(1)`, says: forbidden },
  { name: 'answers-without-measure', body: `return unavailable('x'.repeat(1e7))`, says: /^"x{200}.*…$/ },
  { name: 'prints-without-end', body: `for (;;) console.log('a line')`, says: tooMuch },
  { name: 'never-answers', body: 'return new Promise(() => undefined)', says: noMeasurement },
  {
    name: 'writes-into-the-line',
    body: 'fs.writeSync(3, Buffer.alloc(1e5, 7)); return count(1)',
    says: /not an answer/,
  },
  { name: 'closes-the-line', body: 'fs.closeSync(3); return count(1)', says: /ended before it had answered/ },
]

/** A function that does as it should. */
const healthy = 'return amount.value === null ? unavailable("NO_DATA") : count(amount.value * 2)'

/** The id of the indicator that answers twice the amount. */
export function healthyIndicator(department: string): string {
  return `${department}.healthy`
}

/** The module of a department that has a healthy indicator and one for each of some faulty functions. */
export function faultyProgram(department: string, functions: readonly FaultyFunction[]): string {
  const bodies = [{ name: 'healthy', body: healthy }, ...functions]
  return `import childProcess from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import * as nodeModule from 'node:module'
import net from 'node:net'
import { Worker } from 'node:worker_threads'
import * as kit from '@planwright/sdk'

const { aggregate, computed, count, dollars, unavailable } = kit

const readings = kit.defineDataset({
  id: '${department}.readings',
  about: 'money',
  columns: { school: kit.school(), schoolYear: kit.schoolYear(), amount: kit.decimal() },
  key: ['school', 'schoolYear'],
  replaces: 'schoolYear',
})

const texts = { en: 'A reading', es: 'Una lectura' }

const indicator = (name, calculate) => kit.defineIndicator({
  id: '${department}.' + name,
  title: texts,
  question: texts,
  method: texts,
  unit: 'count',
  better: 'higher',
  advances: ['actions/align-finances'],
  levels: ['district', 'school'],
  groups: [],
  every: 'year',
  value: computed({ inputs: { amount: aggregate({ of: readings, value: 'sum(amount)' }) }, calculate }),
  examples: [
    { when: 'one is read', given: { readings: [{ school: 'a', schoolYear: '2018-19', amount: 1 }] }, then: count(2) },
    { when: 'none is read', given: { readings: [] }, then: unavailable('NO_DATA') },
  ],
})

export const department = {
  id: '${department}',
  name: texts,
  datasets: [readings],
  indicators: [
${bodies.map(({ name, body }) => `    indicator('${name}', ({ amount }) => { ${body} }),`).join('\n')}
  ],
}
`
}
