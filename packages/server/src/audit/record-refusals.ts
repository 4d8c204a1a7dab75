import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import type { Context } from '../graphql/context.js'

type Resolver = GraphQLFieldResolver<unknown, Context>

/** Records every mutation that was refused or failed: what is written records itself, what is not is recorded here. */
export function recordRefusals(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
    field.resolve = recording(field.resolve ?? defaultFieldResolver)
  return schema
}

function recording(resolve: Resolver): Resolver {
  return async (source, args, context, info) => {
    const refused = (codes: readonly string[]) =>
      context.trail.record({
        subject: context.viewer.subject,
        action: 'mutation.refused',
        target: info.fieldName,
        release: null,
        details: { codes },
      })
    try {
      const payload: unknown = await resolve(source, args, context, info)
      const codes = codesOf(payload)
      if (codes.length > 0) await refused(codes)
      return payload
    } catch (error) {
      await refused([codeOf(error)])
      throw error
    }
  }
}

function codesOf(payload: unknown): readonly string[] {
  if (typeof payload !== 'object' || payload === null || !('problems' in payload)) return []
  const { problems } = payload
  return Array.isArray(problems) ? [...new Set(problems.map(codeOf))].sort() : []
}

function codeOf(problem: unknown): string {
  return typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : 'INTERNAL'
}
