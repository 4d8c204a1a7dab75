import type { FastifyRequest } from 'fastify'
import { hashOf, type ListedOperations } from './listed-operations.js'

/** Whether what a request sends by HTTP is listed. One that names an operation by `documentId` is put as Apollo reads it. */
export function takeListed(listed: ListedOperations, request: FastifyRequest): boolean {
  return request.method === 'GET' ? takeFromAddress(listed, request) : takeFromBody(listed, request)
}

/** Read as Apollo reads it: what two readers understand differently could be listed for one and another text for the other. */
function takeFromAddress(listed: ListedOperations, { url, raw }: FastifyRequest): boolean {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const sent = Object.fromEntries(searchParams)
  if (listed.textOf(sent) === null) return false
  if (isNamedById(sent)) {
    searchParams.set('extensions', JSON.stringify(persisted(sent)))
    raw.url = `${pathname}?${searchParams}`
  }
  return true
}

function takeFromBody(listed: ListedOperations, { body: sent }: FastifyRequest): boolean {
  if (typeof sent !== 'object' || sent === null || listed.textOf(sent) === null) return false
  if (isNamedById(sent)) Object.assign(sent, { extensions: persisted(sent) })
  return true
}

function isNamedById(sent: object): boolean {
  return 'documentId' in sent && !('query' in sent && sent.query)
}

function persisted(sent: object): object {
  return { persistedQuery: { version: 1, sha256Hash: hashOf(sent) } }
}

/** What Apollo finds persisted operations in: the listed ones, to which nobody adds any. */
export function listedCache(listed: ListedOperations) {
  return {
    get: async (key: string): Promise<string | undefined> => listed.textWith(key.replace(/^apq:/, '')) ?? undefined,
    set: async (): Promise<void> => undefined,
    delete: async (): Promise<boolean> => false,
  }
}
