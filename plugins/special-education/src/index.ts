export { specialEducation as department } from './department.js'
