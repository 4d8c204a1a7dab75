import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql'
import { ServerError } from '../errors.js'
import type { Places } from './cursor.js'

const defaultPageSize = 20
/** The most rows of one page. */
export const largestPage = 1000

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: defaultPageSize, description: `How many, at most ${largestPage}.` })
  first!: number

  @Field(() => String, {
    nullable: true,
    description: 'Only what follows this cursor of the same list: the `endCursor` of the page before, as it is.',
  })
  after?: string
}

@ObjectType({ description: 'Where a page ends, and whether another follows.' })
export class PageInfo {
  @Field(() => String, { nullable: true })
  startCursor!: string | null

  @Field(() => String, { nullable: true })
  endCursor!: string | null

  @Field(() => Boolean)
  hasNextPage!: boolean

  @Field(() => Boolean)
  hasPreviousPage!: boolean
}

export interface Edge<T> {
  readonly cursor: string
  readonly node: T
}

/** One page of a list. `count` is only called when `totalCount` is asked for. */
export interface Page<T> {
  readonly edges: readonly Edge<T>[]
  readonly pageInfo: PageInfo
  readonly count: () => number | Promise<number>
}

/** The connection type of a node type, by the Relay specification, with `nodes` and `totalCount`. */
export function connectionOf<T extends object>(name: string, node: () => ClassType<T>): ClassType<Page<T>> {
  @ObjectType(`${name}Edge`)
  class TypedEdge {
    @Field(() => String)
    readonly cursor!: string

    @Field(node)
    readonly node!: T
  }

  @ObjectType(`${name}Connection`)
  class TypedConnection implements Page<T> {
    @Field(() => [TypedEdge])
    readonly edges!: TypedEdge[]

    @Field(() => PageInfo)
    readonly pageInfo!: PageInfo

    readonly count!: () => number | Promise<number>

    @Field(() => [node()])
    nodes(): T[] {
      return this.edges.map((edge) => edge.node)
    }

    @Field(() => Int, { description: 'How many there are on all pages together.' })
    totalCount(): number | Promise<number> {
      return this.count()
    }
  }
  return TypedConnection
}

/** How many rows to read for a page: one more than asked for, to see whether another page follows. */
export function rowsToRead(args: PageArgs): number {
  if (args.first < 0 || args.first > largestPage)
    throw new ServerError('ARGUMENT_INVALID', {
      argument: 'first',
      value: args.first,
      wanted: `a number from 0 to ${largestPage}`,
      hint: 'Ask for a page of that size, and go on with `after`.',
    })
  return args.first + 1
}

/** The page made of `rowsToRead` rows that follow `after`. */
export function pageOfRows<T>(
  rows: readonly T[],
  args: PageArgs,
  cursorOf: (row: T) => string,
  count: () => number | Promise<number>,
): Page<T> {
  const edges = rows.slice(0, args.first).map((node) => ({ cursor: cursorOf(node), node }))
  const pageInfo: PageInfo = {
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
    hasNextPage: rows.length > args.first,
    hasPreviousPage: args.after !== undefined && args.after !== null,
  }
  return { edges, pageInfo, count }
}

/** How a list that is in memory is read page by page. */
export interface Paging<Row, Place> {
  readonly places: Places<Place>
  readonly placeOf: (row: Row) => Place
  /** Negative where the first comes first: the order that the list is in. */
  readonly inOrder: (one: Place, other: Place) => number
}

/** A page of a list that is in memory already, and sorted. A row that has left is gone on from all the same. */
export function pageOfList<Row, Place>(
  list: readonly Row[],
  args: PageArgs,
  { places, placeOf, inOrder }: Paging<Row, Place>,
): Page<Row> {
  const wanted = rowsToRead(args)
  const after = places.after(args.after)
  const following = after === null ? list : list.filter((row) => inOrder(placeOf(row), after) > 0)
  return pageOfRows(
    following.slice(0, wanted),
    args,
    (row) => places.cursorOf(placeOf(row)),
    () => list.length,
  )
}

/** The order of texts by their characters, as the records sort them. */
export function inTextOrder(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

/** The order of what is listed newest first by its number. */
export function newestFirst(one: number, other: number): number {
  return other - one
}
