export * from './limits.js'
export * from './plugin-processes.js'
