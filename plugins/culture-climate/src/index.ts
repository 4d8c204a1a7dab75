export { cultureClimate as department } from './department.js'
