export * from './example-store.js'
export * from './run-example.js'
