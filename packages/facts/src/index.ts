export * from './import/import-report.js'
export * from './store/fact-store.js'
