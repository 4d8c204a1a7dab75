export { roundedCount } from './cell.js'
export type { ParentOf, ProtectedFigure } from './figure.js'
export { protect } from './protect.js'
export { base, fewest } from './rules.js'
