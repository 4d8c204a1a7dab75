export { englishLearners as department } from './department.js'
