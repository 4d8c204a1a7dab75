export { calculate } from './calculate.js'
export * from './digest.js'
export * from './observation.js'
export { planStatements } from './plan-statements.js'
