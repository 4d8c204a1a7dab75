export { familyCommunity as department } from './department.js'
