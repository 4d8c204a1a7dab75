export * from './judge.js'
export * from './status.js'
export * from './target.js'
export * from './wilson.js'
