import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import { problemOf } from '../graphql/problem.js'
import { ApiKey, apiKeyOf, IssueApiKeyInput, IssueApiKeyPayload, RevokeApiKeyPayload } from './api-key.type.js'
import { apiKeyProblems } from './api-key-check.js'

@Resolver()
export class ApiKeyResolver {
  @Query(() => [ApiKey], { description: 'All keys ever issued, the newest first.' })
  async apiKeys(@Ctx() { apiKeys, now }: Context): Promise<readonly ApiKey[]> {
    const moment = now()
    return (await apiKeys.list()).map((entry) => apiKeyOf(entry, moment))
  }

  @Mutation(() => IssueApiKeyPayload, {
    description: 'Issues a key for a script, with roles and an end. Its secret is answered once and kept nowhere.',
  })
  async issueApiKey(
    @Arg('input', () => IssueApiKeyInput) input: IssueApiKeyInput,
    @Ctx() { apiKeys, viewer, authority, catalogue, now }: Context,
  ): Promise<IssueApiKeyPayload> {
    const moment = now()
    const departments = catalogue.departments.map(({ id }) => id)
    const endOfIssuer = await apiKeys.endOf(viewer.subject)
    const problems = apiKeyProblems(input, { departments, now: moment, endOfIssuer })
    if (problems.length > 0) return { apiKey: null, token: null, problems }
    const { name, roles, department = null, schools, classrooms } = input
    const order = {
      name: name.trim(),
      roles,
      department,
      schools,
      classrooms,
      expiresAt: input.expiresAt.toISOString(),
    }
    const { entry, token } = await apiKeys.issue(order, authority)
    return { apiKey: apiKeyOf(entry, moment), token, problems: [] }
  }

  @Mutation(() => RevokeApiKeyPayload, {
    description:
      'Ends a key at once, with what is at work for it and the keys that were issued with it. What was done with it stays on record.',
  })
  async revokeApiKey(
    @Arg('id', () => ID) id: string,
    @Ctx() { apiKeys, authority, now }: Context,
  ): Promise<RevokeApiKeyPayload> {
    const entry = await apiKeys.revoke(id, authority)
    if (entry !== null) return { apiKey: apiKeyOf(entry, now()), problems: [] }
    const hint = 'Ask for `apiKeys` to see those there are.'
    return { apiKey: null, problems: [problemOf(new ServerError('NOT_FOUND', { kind: 'key', id, hint }), ['id'])] }
  }
}
