export { teachingLearning as department } from './department.js'
