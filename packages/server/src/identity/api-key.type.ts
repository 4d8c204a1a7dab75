import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { isRole } from '../access/viewer.js'
import { Problem } from '../graphql/problem.js'
import type { ApiKeyEntry } from './api-key.entity.js'
import { RoleName, roleNames } from './role.js'

enum ApiKeyState {
  VALID = 'VALID',
  EXPIRED = 'EXPIRED',
  REVOKED = 'REVOKED',
}

registerEnumType(ApiKeyState, { name: 'ApiKeyState', description: 'Whether a key is accepted.' })

@ObjectType({ description: 'A key by which a script signs in. Its secret is shown once, when it is issued.' })
export class ApiKey {
  @Field(() => ID)
  id!: string

  @Field(() => String, { description: 'What it is for.' })
  name!: string

  @Field(() => [RoleName])
  roles!: readonly RoleName[]

  @Field(() => ID, { nullable: true, description: 'Of a department head.' })
  department!: string | null

  @Field(() => [ID], { description: 'Of a principal: `school/12`.' })
  schools!: readonly string[]

  @Field(() => [ID], { description: 'Of a teacher: `classroom/12-3A`.' })
  classrooms!: readonly string[]

  @Field(() => String)
  issuedBy!: string

  @Field(() => GraphQLDateTimeISO)
  issuedAt!: string

  @Field(() => GraphQLDateTimeISO)
  expiresAt!: string

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  revokedAt!: string | null

  @Field(() => ApiKeyState)
  state!: ApiKeyState
}

@InputType()
export class IssueApiKeyInput {
  @Field(() => String, { description: 'What it is for, in 1 to 120 characters.' })
  name!: string

  @Field(() => [RoleName])
  roles!: RoleName[]

  @Field(() => ID, { nullable: true, description: 'Of a department head.' })
  department?: string | null

  @Field(() => [ID], { defaultValue: [], description: 'Of a principal: `school/12`.' })
  schools!: string[]

  @Field(() => [ID], { defaultValue: [], description: 'Of a teacher: `classroom/12-3A`.' })
  classrooms!: string[]

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends; a year from now at the latest.' })
  expiresAt!: Date
}

@ObjectType({ description: 'A new key and its secret, or every problem that kept it from being issued.' })
export class IssueApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'Null where there are problems.' })
  apiKey!: ApiKey | null

  @Field(() => String, {
    nullable: true,
    description: 'What the script sends as its bearer token. It is shown only now.',
  })
  token!: string | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

@ObjectType({ description: 'The key that is not accepted any more, or why there is none.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'Null where there are problems.' })
  apiKey!: ApiKey | null

  @Field(() => [Problem])
  problems!: readonly Problem[]
}

/** A kept key as the API answers with it: never with its hash. */
export function apiKeyOf({ secretHash: _, roles, ...same }: ApiKeyEntry, now: string): ApiKey {
  const state = same.revokedAt !== null ? 'REVOKED' : same.expiresAt <= now ? 'EXPIRED' : 'VALID'
  return Object.assign(new ApiKey(), same, { roles: roleNames(roles.filter(isRole)), state: ApiKeyState[state] })
}
