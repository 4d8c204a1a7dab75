export { talent as department } from './department.js'
