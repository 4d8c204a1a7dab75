import type { RegistryProblem } from '../problem.js'
import type { Rule } from '../rule.js'

const word = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
const departmentId = new RegExp(`^${word}$`)
const partId = new RegExp(`^[a-z0-9-]+\\.${word}$`)

/** Ids are lower-case words joined by hyphens; a dataset's or an indicator's is its department's id, a dot, and its own. */
export const idsWellFormed: Rule = ({ departments }) =>
  departments.flatMap((department): readonly RegistryProblem[] => {
    const parts = [...department.datasets, ...department.indicators].filter(({ id }) => !partId.test(id))
    const own = departmentId.test(department.id) ? [] : [malformed(department.id, department.id, 'library')]
    return [...own, ...parts.map(({ id }) => malformed(department.id, id, `${department.id}.my-figure`))]
  })

function malformed(plugin: string, id: string, example: string): RegistryProblem {
  return {
    code: 'ID_MALFORMED',
    plugin,
    place: `id "${id}"`,
    message: 'An id is lower-case words joined by hyphens.',
    remedy: `Write it like "${example}".`,
  }
}
