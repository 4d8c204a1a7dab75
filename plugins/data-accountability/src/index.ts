export { dataAccountability as department } from './department.js'
