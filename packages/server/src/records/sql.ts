import type { EntityManager } from '@mikro-orm/sqlite'

/** The rows of one hand-written statement, inside the transaction of the entity manager if it has one. */
export async function rowsOf<Row>(em: EntityManager, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  return em.getConnection().execute(sql, [...parameters], 'all', em.getTransactionContext(), em.getLoggerContext())
}

/** Runs one hand-written statement and says how many rows it changed. */
export async function run(em: EntityManager, sql: string, parameters: readonly unknown[] = []): Promise<number> {
  const connection = em.getConnection()
  const result = await connection.execute<{ affectedRows: number }>(
    sql,
    [...parameters],
    'run',
    em.getTransactionContext(),
    em.getLoggerContext(),
  )
  return result.affectedRows
}

/** Reports the text of every statement sent to the records; the answer stops the reporting. */
export function onStatement(em: EntityManager, listener: (sql: string) => void): () => void {
  const client = em.getKnex().client
  const heard = (query: { sql: string }) => listener(query.sql)
  client.on('query', heard)
  return () => client.removeListener('query', heard)
}
