export * from './ends-early.js'
export * from './growth-of-indicator.js'
export * from './whole-year.js'
