import type { FastifyRequest } from 'fastify'
import { hashOf, type ListedOperations } from './listed-operations.js'

/** Whether what a request sends by HTTP is listed. One that names an operation by `documentId` is put as Apollo reads it. */
export function takeListed(listed: ListedOperations, { method, body, query }: FastifyRequest): boolean {
  const sent = method === 'GET' ? query : body
  if (typeof sent !== 'object' || sent === null || listed.textOf(sent) === null) return false
  if ('documentId' in sent && !('query' in sent && sent.query))
    Object.assign(sent, { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(sent) } } })
  return true
}

/** What Apollo finds persisted operations in: the listed ones, to which nobody adds any. */
export function listedCache(listed: ListedOperations) {
  return {
    get: async (key: string): Promise<string | undefined> => listed.textWith(key.replace(/^apq:/, '')) ?? undefined,
    set: async (): Promise<void> => undefined,
    delete: async (): Promise<boolean> => false,
  }
}
