export * from './decimal.js'
export * from './round.js'
