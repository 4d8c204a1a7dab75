import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
} from 'graphql'
import { fieldsOf } from '../access/guard.js'
import type { Context } from '../graphql/context.js'
import type { Pace } from './pace.js'

type Resolver = GraphQLFieldResolver<unknown, Context>

/** So many rows come at once, and shorter lists whole: what they load is loaded together, in one statement. */
const rowsAtOnce = 50

/**
 * Makes dear requests work in slices: GraphQL puts a whole list together at once, however long it is, unless its rows
 * come one after the other. Work for a request that has ended goes no further than the next list.
 */
export function paced(schema: GraphQLSchema): GraphQLSchema {
  for (const field of fieldsOf(schema).values()) {
    if (!isListType(getNullableType(field.type)) || isLeafType(getNamedType(field.type))) continue
    const resolve: Resolver = field.resolve ?? defaultFieldResolver
    field.resolve = (source, args, context, info) => {
      const list: unknown = resolve(source, args, context, info)
      return context.pace.isSlow ? inSlices(list, context.pace) : list
    }
  }
  return schema
}

async function inSlices(resolved: unknown, pace: Pace): Promise<unknown> {
  const list = await resolved
  if (!Array.isArray(list) || list.length <= rowsAtOnce) return list
  const turns = Array.from({ length: Math.ceil(list.length / rowsAtOnce) }, () => pace.turn())
  return list.map(async (row, position) => turns[Math.floor(position / rowsAtOnce)]?.then(() => row))
}
