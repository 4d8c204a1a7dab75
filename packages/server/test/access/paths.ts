import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql'

/** A way from a root to objects of a type: the fields that are followed, one after the other. */
export interface Path {
  readonly root: 'query' | 'mutation' | 'subscription'
  readonly coordinates: readonly string[]
  readonly type: GraphQLObjectType
}

/** The arguments that a field needs, by its coordinate, as they are written. */
export type Arguments = Readonly<Record<string, string>>

/**
 * Every way into every type: for each field that leads to objects, the shortest way to it and then itself. So each type
 * is reached from the root, nested, through connections, and by whatever else leads to it.
 */
export function pathsOf(schema: GraphQLSchema): readonly Path[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const
  return roots.flatMap(([root, type]) => (type ? pathsFrom(root, type) : []))
}

function pathsFrom(root: Path['root'], start: GraphQLObjectType): readonly Path[] {
  const shortest = new Map<GraphQLObjectType, readonly string[]>([[start, []]])
  const paths: Path[] = []
  for (const [type, way] of shortest)
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type)
      if (!isObjectType(target)) continue
      const coordinates = [...way, `${type.name}.${field.name}`]
      paths.push({ root, coordinates, type: target })
      if (!shortest.has(target)) shortest.set(target, coordinates)
    }
  return paths
}

/** The document that asks for some fields of the objects at the end of a path. */
export function documentOf({ root, coordinates }: Path, selection: string, args: Arguments): string {
  const inner = coordinates.reduceRight((inside, coordinate) => `${called(coordinate, args)} { ${inside} }`, selection)
  return `${root} { ${inner} }`
}

/** A field with its arguments and, where it leads to objects, their type alone. */
export function selectionOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, args: Arguments): string {
  const target = getNamedType(field.type)
  const call = called(`${type.name}.${field.name}`, args)
  return isLeafType(target) ? call : `${call} { __typename }`
}

/** Every object at the end of a path in an answer. */
export function objectsAt(data: unknown, { coordinates }: Path): readonly object[] {
  const names = coordinates.map((coordinate) => coordinate.split('.')[1] ?? '')
  return names.reduce<readonly object[]>((found, name) => found.flatMap((one) => objectsIn(one, name)), objectIn(data))
}

function objectsIn(parent: object, name: string): readonly object[] {
  const value: unknown = Object.entries(parent).find(([key]) => key === name)?.[1]
  return Array.isArray(value) ? value.flatMap(objectIn) : objectIn(value)
}

function objectIn(value: unknown): readonly object[] {
  return typeof value === 'object' && value !== null ? [value] : []
}

function called(coordinate: string, args: Arguments): string {
  const name = coordinate.split('.')[1] ?? ''
  const given = args[coordinate]
  return given === undefined ? name : `${name}(${given})`
}
