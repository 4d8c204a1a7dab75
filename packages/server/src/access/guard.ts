import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
} from 'graphql'
import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import { type Audience, everyone } from './audience.js'
import { type FieldRules, fieldRules } from './field-rules.js'
import type { Viewer } from './viewer.js'

type Resolver = GraphQLFieldResolver<unknown, Context>

/**
 * Puts every field under its rule, whichever way a request comes to it: what is not open to everyone is refused before
 * it is looked up, so that a refusal tells nothing of what exists. A schema with a field that has no rule is not served.
 */
export function guarded(schema: GraphQLSchema, rules: FieldRules = fieldRules): GraphQLSchema {
  const fields = fieldsOf(schema)
  const ruleless = [...fields.keys()].filter((coordinate) => !rules.has(coordinate))
  const fieldless = [...rules.keys()].filter((coordinate) => !fields.has(coordinate))
  if (ruleless.length + fieldless.length > 0)
    throw new ServerError('FIELD_RULES', { ruleless: named(ruleless), fieldless: named(fieldless) })
  for (const [coordinate, field] of fields) {
    const audience = rules.get(coordinate)
    if (audience !== undefined && audience !== everyone) guard(field, coordinate, audience)
  }
  return schema
}

/** Every field of every object type by its coordinate, such as `Target.setBy`; those of introspection are GraphQL's own. */
export function fieldsOf(schema: GraphQLSchema): ReadonlyMap<string, GraphQLField<unknown, Context>> {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type))
  const own = types.filter((type) => !isIntrospectionType(type))
  return new Map(
    own.flatMap((type) => Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field])),
  )
}

/** Refuses whoever does not belong to an audience: one that is not signed in is told so. */
export function refuseOthers(viewer: Viewer, what: string, audience: Audience): void {
  if (audience.includes(viewer)) return
  if (viewer.kind === 'public') throw new ServerError('SIGN_IN_REQUIRED', { what, audience: audience.name })
  throw new ServerError('NOT_ALLOWED', { what, audience: audience.name, roles: viewer.roles.join(', ') })
}

function guard(field: GraphQLField<unknown, Context>, coordinate: string, audience: Audience): void {
  const behind = (resolve: Resolver): Resolver => {
    return (source, args, context, info) => {
      refuseOthers(context.viewer, coordinate, audience)
      return resolve(source, args, context, info)
    }
  }
  field.resolve = behind(field.resolve ?? defaultFieldResolver)
  if (field.subscribe !== undefined) field.subscribe = behind(field.subscribe)
}

function named(coordinates: readonly string[]): string {
  return coordinates.length === 0 ? 'none' : [...coordinates].sort().join(', ')
}
