import { type DimensionId, dimensionIds, dimensions, type Group, isDimension, spans } from '@planwright/sdk'
import { hintFor } from '../graphql/nearest.js'

/** Whether a text names a group of students: `all`, `race/black`. */
export function isGroup(id: string): boolean {
  const [dimension = '', key] = id.split('/')
  if (id === 'all') return true
  return (
    isDimension(dimension) && groupsOf(dimension).some((group) => `${dimension}/${group.key}` === `${dimension}/${key}`)
  )
}

/** The group that was probably meant: by its id, its label or another spelling of it; else where to look. */
export function hintForGroup(mistaken: string): string {
  const wanted = plain(mistaken.slice(mistaken.indexOf('/') + 1))
  const [dimension = ''] = mistaken.split('/')
  const spelled = named.filter(({ spellings }) => spellings.includes(wanted))
  const isAnywhere = !isDimension(dimension) && spelled.length === 1
  const own = isAnywhere ? spelled[0] : spelled.find(({ id }) => id.startsWith(`${dimension}/`))
  return own === undefined ? hintFor(mistaken, candidatesFor(dimension)) : `Did you mean ${own.id}?`
}

function groupsOf(dimension: DimensionId): readonly Group[] {
  return [...dimensions[dimension].groups, ...(spans[dimension] ?? [])]
}

const named = dimensionIds.flatMap((dimension) =>
  groupsOf(dimension).map(({ key, label, aliases }) => {
    const spellings = [key, label.en, label.es ?? label.en, ...aliases].map(plain)
    return { id: `${dimension}/${key}`, spellings }
  }),
)

/** The groups of the dimension where it is known, else everything that a group may be called. */
function candidatesFor(dimension: string): readonly string[] {
  const own = named.filter(({ id }) => id.startsWith(`${dimension}/`)).map(({ id }) => id)
  return own.length > 0 ? ['all', ...own] : ['all', ...dimensionIds, ...named.map(({ id }) => id)]
}

function plain(text: string): string {
  return text
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
