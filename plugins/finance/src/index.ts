export { finance as department } from './department.js'
