export { operations as department } from './department.js'
