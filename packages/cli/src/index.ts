export { run } from './run.js'
export type { Output, Terminal } from './terminal.js'
