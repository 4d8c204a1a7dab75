import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql'
import { fieldsOf } from '../access/guard.js'
import type { Context } from '../graphql/context.js'
import type { Given } from './given.js'
import { type NamePlace, namePlaces } from './named-arguments.js'
import { namesYears } from './years-without-figures.js'

type Resolver = GraphQLFieldResolver<unknown, Context>

/**
 * The one door where names come in: every argument that names a unit, a group, a period, a department or an indicator is
 * looked up beside the answer of its field. A text that can be no such name is refused; a name that nothing has is told as
 * a warning with the nearest one, whichever field it was given to.
 */
export function checkedNames(schema: GraphQLSchema): GraphQLSchema {
  for (const [coordinate, field] of fieldsOf(schema)) {
    const places = namePlaces(coordinate, field.args)
    if (places.length > 0) field.resolve = checking(places, field.resolve ?? defaultFieldResolver)
  }
  return schema
}

function checking(places: readonly NamePlace[], resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const { names } = context
    const given = places.flatMap((place) => namesAt(place, args, info))
    names.refuseMalformed(given)
    const lookups = names.warnOfUnknown(given)
    const answer: unknown = resolve(source, args, context, info)
    if (lookups.length === 0 && !namesYears(given)) return answer
    return Promise.all([answer, ...lookups]).then(async ([answered]) => {
      await names.warnOfYears(given, source, answered)
      return answered
    })
  }
}

/** What was given at a place: one name, or those of a list. */
function namesAt({ path, kind }: NamePlace, args: unknown, info: GraphQLResolveInfo): readonly Given[] {
  const found = path.reduce<unknown>((whole, part) => partOf(whole, part), args)
  const values = Array.isArray(found) ? found : [found]
  const isList = Array.isArray(found)
  const named = values.filter((value) => typeof value === 'string')
  return named.map((value) => ({ kind, value, isList, argument: path, field: fieldPath(info) }))
}

function partOf(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined
}

/** The field as the question nests it, without positions in lists: the same mistake in each row is one. */
function fieldPath({ path }: GraphQLResolveInfo): readonly string[] {
  const keys: string[] = []
  for (let step: typeof path | undefined = path; step !== undefined; step = step.prev)
    if (typeof step.key === 'string') keys.unshift(step.key)
  return keys
}
