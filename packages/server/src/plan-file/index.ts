export * from './measures.js'
export * from './plan-file-error.js'
export * from './read-plan-file.js'
export type * from './types.js'
