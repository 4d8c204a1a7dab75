import { is, type Viewer } from './viewer.js'

/** What a viewer sees exactly: everything, or the own department's indicators and the own schools and classes. */
export type ExactScope =
  | { readonly everything: true }
  | {
      readonly everything: false
      readonly department: string | null
      readonly schools: readonly string[]
      readonly classrooms: readonly string[]
    }

/** Whose exact figures a viewer may see. */
export function exactScopeOf(viewer: Viewer): ExactScope {
  if (is(viewer, 'administrator')) return { everything: true }
  const { department, schools, classrooms } = viewer
  return { everything: false, department, schools, classrooms }
}

/** An org unit, and the school a classroom belongs to: `{ id: 'classroom/7', school: 'school/12' }`. */
export interface PlaceOfFigure {
  readonly id: string
  readonly school?: string | null
}

/**
 * Whether a viewer may see an indicator's exact figures for an org unit: the administrator all, a department head the
 * own department's, a principal those of the own school and its classes, a teacher those of the own classes.
 */
export function maySeeExact(
  viewer: Viewer,
  indicator: { readonly department: string },
  { id, school = null }: PlaceOfFigure,
): boolean {
  const scope = exactScopeOf(viewer)
  if (scope.everything || indicator.department === scope.department) return true
  return scope.classrooms.includes(id) || scope.schools.includes(id) || scope.schools.includes(school ?? '')
}
