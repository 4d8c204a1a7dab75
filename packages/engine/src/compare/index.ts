export * from './compare-figures.js'
