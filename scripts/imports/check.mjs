import { relative, sep } from 'node:path'
import { membersOf } from './packages.mjs'
import { rules } from './rules.mjs'
import { importsOf } from './source.mjs'

/**
 * Everything in a house that breaks the direction of imports, each with its place and where the code belongs.
 * @param {string} base
 * @returns {readonly string[]}
 */
export function checkImports(base) {
  const members = membersOf(base)
  const shared = members.find(({ kind }) => kind === 'scripts')?.testDependencies ?? new Set()
  return members.flatMap((member) =>
    member.files.flatMap((file) => {
      const context = { member, file, dev: isDev(member, file), imports: importsOf(file), members, shared }
      return rules
        .flatMap((rule) => rule(context))
        .map(({ line, message }) => `${relative(base, file)}:${line}: ${message}`)
    }),
  )
}

/**
 * Tests, tools and whatever is bundled before it is shipped may use devDependencies.
 * @param {import('./packages.mjs').Member} member
 * @param {string} file
 */
function isDev(member, file) {
  const path = relative(member.folder, file).split(sep)
  if (member.kind === 'scripts' || path[0] === 'test' || path.length === 1) return member.id !== 'hartford'
  return member.id === 'playground'
}
