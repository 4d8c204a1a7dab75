import { existsSync } from 'node:fs'
import { join } from 'node:path'

const wellFormed = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Words that name something else in the API or begin the ids of core datasets. */
const reserved = Object.freeze([
  ...['district', 'state', 'peer', 'zone', 'school', 'classroom'],
  ...['goals', 'actions', 'strategies', 'priorities', 'roster', 'organization'],
])

/**
 * What is wrong with the id of a new department, in one sentence with what to do; null where nothing is.
 * @param {string} base @param {string | undefined} id @param {string | undefined} name
 * @returns {string | null}
 */
export function problemWith(base, id, name) {
  if (!id || !name)
    return 'Say the id and the English name: npm run new-plugin -- school-meals "School Meals" "Comidas escolares".'
  if (!wellFormed.test(id)) {
    return `"${id}" cannot be an id: use lower-case words of letters and digits joined by hyphens, such as school-meals.`
  }
  if (id.length > 40) return `"${id}" is too long for an id: use 40 characters or fewer.`
  if (reserved.includes(id)) return `"${id}" already means something else in the API: choose another id.`
  if (existsSync(join(base, 'plugins', id)))
    return `There is already a department "${id}" (plugins/${id}): choose another id.`
  return null
}
