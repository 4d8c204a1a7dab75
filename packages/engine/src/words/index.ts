export * from './bound.js'
export * from './figure.js'
export * from './reason.js'
