export * from './figure.js'
export * from './reason.js'
