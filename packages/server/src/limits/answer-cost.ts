import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { type Arguments, costOf, introspectionWork, leafWork, objectWork, pageRows, plainList } from './field-costs.js'

/** How many fields are looked at before the question counts as too large: fragments may repeat them without end. */
const mostFields = 10_000

/** What is asked, with everything that decides how many rows it asks for. */
export interface Question {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
}

/** How many of some things there are at all, by their types: no list has more of them. */
export type Known = Readonly<Record<string, number>>

/**
 * The most work that a question may ask for, in milliseconds of one core; null where its fields are too many to count.
 * A question with wrong variables asks for none: execution names what is wrong.
 */
export function workOf(question: Question, known: Known = {}): number | null {
  const { schema, document, operationName, variables } = question
  const operation = getOperationAST(document, operationName)
  const root = operation && schema.getRootType(operation.operation)
  if (!operation || !root) return 0
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables })
  if (coerced === undefined) return 0
  return new WorkCount(schema, fragmentsOf(document), coerced, known).of(operation.selectionSet, root)
}

/** The page that a field is part of: its arguments, and how many rows it has. */
interface WithinPage {
  readonly args: Arguments
  readonly rows: number
}

const noPage: WithinPage = Object.freeze({ args: {}, rows: 1 })

class WorkCount {
  private fields = 0

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
    private readonly known: Known,
  ) {}

  of(selections: SelectionSetNode, root: GraphQLCompositeType): number | null {
    const work = this.ofAll(selections, root, noPage)
    return this.fields > mostFields ? null : work
  }

  private ofAll({ selections }: SelectionSetNode, type: GraphQLCompositeType, page: WithinPage): number {
    let work = 0
    for (const selection of selections) {
      this.fields += 1
      if (this.fields > mostFields) return work
      if (this.isAsked(selection)) work += this.ofOne(selection, type, page)
    }
    return work
  }

  private ofOne(selection: SelectionNode, type: GraphQLCompositeType, page: WithinPage): number {
    if (selection.kind === Kind.FIELD) return this.ofField(selection, type, page)
    const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value)
    const name = part?.typeCondition?.name.value
    const narrowed = name === undefined ? type : this.schema.getType(name)
    return part !== undefined && isCompositeType(narrowed) ? this.ofAll(part.selectionSet, narrowed, page) : 0
  }

  private ofField(node: FieldNode, type: GraphQLCompositeType, page: WithinPage): number {
    const name = node.name.value
    if (name.startsWith('__')) return name === '__typename' ? 0 : introspectionWork
    const field = 'getFields' in type ? type.getFields()[name] : undefined
    if (field === undefined) return 0
    const args: Arguments = getArgumentValues(field, node, this.variables)
    const { work = 0, workOf: own } = costOf(type.name, name)
    const once = own?.(args, page.args) ?? work
    const named = getNamedType(field.type)
    if (!isCompositeType(named) || node.selectionSet === undefined) return once + leafWork
    return once + this.ofRows({ node: node.selectionSet, field, type, named, args }, page)
  }

  private ofRows({ node, field, type, named, args }: Parts, page: WithinPage): number {
    const rows = Math.min(rowsOf(field, type, args, page), this.known[named.name] ?? Number.POSITIVE_INFINITY)
    if (!isPage(named)) return rows * (objectWork + this.ofAll(node, named, page))
    const most = this.known[named.name.slice(0, -'Connection'.length)] ?? Number.POSITIVE_INFINITY
    return objectWork + this.ofAll(node, named, { args, rows: Math.min(rows, most) })
  }

  private isAsked(selection: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, this.variables)
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, this.variables)
    return skip?.if !== true && include?.if !== false
  }
}

interface Parts {
  readonly node: SelectionSetNode
  readonly field: GraphQLField<unknown, unknown>
  readonly type: GraphQLCompositeType
  readonly named: GraphQLCompositeType
  readonly args: Arguments
}

function rowsOf(
  { name, type }: Parts['field'],
  parent: GraphQLCompositeType,
  args: Arguments,
  page: WithinPage,
): number {
  const { rows } = costOf(parent.name, name)
  if (rows !== undefined) return rows(args, page.args)
  if (args.first !== undefined) return pageRows(args)
  if (!isListType(getNullableType(type))) return 1
  return isPage(parent) ? page.rows : plainList
}

function isPage(type: GraphQLCompositeType): boolean {
  return isObjectType(type) && type.name.endsWith('Connection')
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
}
