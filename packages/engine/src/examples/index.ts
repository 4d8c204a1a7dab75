export * from './run-example.js'
