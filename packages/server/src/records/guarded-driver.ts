import {
  type AnyEntity,
  type Configuration,
  type DriverException,
  type EntityData,
  type EntityManager,
  type Knex,
  type LoggingOptions,
  type QueryResult,
  SqliteConnection,
  SqliteDriver,
  type Transaction,
} from '@mikro-orm/sqlite'
import { interruptAfter } from '@planwright/facts'
import { ServerError } from '../errors.js'
import { Serial } from './serial.js'

/** What an entity manager's statements carry along: how each is run for the request it belongs to. */
export interface Guard {
  /** Runs a statement after the earlier ones; a request takes one connection at a time, so that it leaves some to others. */
  readonly inTurn: <Answer>(statement: () => Promise<Answer>) => Promise<Answer>
  readonly signal: AbortSignal
}

/** The one place that every statement passes, whether an entity asks for it or it is written by hand. */
export class GuardedConnection extends SqliteConnection {
  private written = 0

  /** How often something was written. As long as it is the same, the records are. */
  get changes(): number {
    return this.written
  }

  /** The library would write the values into the text; here the text stays as it is, and the values are bound. */
  override async execute<Answer extends Rows = EntityData<AnyEntity>[]>(
    query: string | Knex.QueryBuilder | Knex.Raw,
    parameters: unknown[] = [],
    method: Method = 'all',
    transaction?: Transaction,
    context?: LoggingOptions,
  ): Promise<Answer> {
    await this.ensureConnection()
    const { sql, bindings } = typeof query === 'string' ? { sql: query, bindings: parameters } : query.toSQL()
    const statement = this.getKnex().raw(sql, bindings.map(bindable))
    if (isGuard(context) && !transaction && !writes(sql))
      return context.inTurn(() => this.read<Answer>(statement, method, context.signal))
    if (isGuard(context)) context.signal.throwIfAborted()
    const work = async () =>
      this.transformRawResult<Answer>(await (transaction ? statement.transacting(transaction) : statement), method)
    const answer = await this.executeQuery(sql, work, { query: sql, ...context })
    if (writes(sql)) this.written += 1
    return answer
  }

  override async commit(...parameters: Parameters<SqliteConnection['commit']>): Promise<void> {
    await super.commit(...parameters)
    this.written += 1
  }

  /** Runs a statement that only reads, on a connection that can be told to stop. */
  private async read<Answer>(statement: Knex.Raw, method: Method, signal: AbortSignal): Promise<Answer> {
    const { client } = this.getKnex()
    const connection = await client.acquireConnection()
    const stop = interruptAfter(signal, connection)
    try {
      signal.throwIfAborted()
      return this.transformRawResult<Answer>(await statement.connection(connection), method)
    } catch (error) {
      signal.throwIfAborted()
      throw error
    } finally {
      stop()
      await client.releaseConnection(connection)
    }
  }
}

type Method = 'all' | 'get' | 'run'
type Rows = QueryResult | EntityData<AnyEntity> | EntityData<AnyEntity>[]

/** A value as the database is given it; what is no plain value is kept as JSON. */
function bindable(value: unknown): Bindable {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.getTime()
  if (Buffer.isBuffer(value) || typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value)
}

type Bindable = Buffer | string | number | boolean | null

/** The records' driver: lets no statement of a request begin once the request has ended, and stops the one that runs. */
export class GuardedDriver extends SqliteDriver {
  protected override readonly connection: SqliteConnection

  constructor(config: Configuration) {
    super(config)
    this.connection = new GuardedConnection(config)
  }

  /** Why a request has ended is told as it is: the database had no part in it. */
  override convertException(error: Error): DriverException {
    if (error instanceof ServerError) throw error
    return super.convertException(error)
  }
}

/**
 * What a fork of an entity manager is given so that its statements end with a signal, and each waits until it may begin;
 * its own forks inherit it.
 */
export function guardedBy(signal: AbortSignal, mayBegin: () => Promise<void> = async () => undefined): Guard {
  const statements = new Serial()
  return { signal, inTurn: (statement) => statements.run(() => mayBegin().then(statement)) }
}

/** How often something was written through the entity manager's connection. */
export function changesOf(em: EntityManager): number {
  const connection = em.getConnection()
  return connection instanceof GuardedConnection ? connection.changes : 0
}

function writes(sql: string): boolean {
  return /\b(insert|update|delete|replace|create|drop|alter)\b/i.test(sql)
}

function isGuard(context: object | undefined): context is Guard {
  return context !== undefined && 'inTurn' in context && 'signal' in context
}
