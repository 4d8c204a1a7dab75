import type { Rule } from '../rule.js'

/** What a department declares carries the department's id, so that ids of different departments cannot meet. */
export const idsPrefixed: Rule = ({ departments }) =>
  departments.flatMap((department) =>
    [...department.datasets, ...department.indicators]
      .filter(({ id }) => !id.startsWith(`${department.id}.`))
      .map(({ id }) => ({
        code: 'ID_PREFIX',
        plugin: department.id,
        place: `id "${id}"`,
        message: `The id does not begin with its department's id and a dot.`,
        remedy: `Write "${department.id}.${id.slice(id.indexOf('.') + 1)}".`,
      })),
  )
