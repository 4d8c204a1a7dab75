import {
  type AnyEntity,
  type Configuration,
  type DriverException,
  type EntityData,
  type Knex,
  type LoggingOptions,
  type QueryResult,
  SqliteConnection,
  SqliteDriver,
  type Transaction,
} from '@mikro-orm/sqlite'
import { ServerError } from '../errors.js'

/** What an entity manager's statements carry along: the check that each passes before it begins. */
export interface Guard {
  readonly beforeStatement: () => void
}

/** The one place that every statement passes, whether an entity asks for it or it is written by hand. */
class GuardedConnection extends SqliteConnection {
  /** The library would write the values into the text; here the text stays as it is, and the values are bound. */
  override async execute<Result extends Rows = EntityData<AnyEntity>[]>(
    query: string | Knex.QueryBuilder | Knex.Raw,
    parameters: unknown[] = [],
    method: 'all' | 'get' | 'run' = 'all',
    transaction?: Transaction,
    context?: LoggingOptions,
  ): Promise<Result> {
    if (isGuard(context)) context.beforeStatement()
    await this.ensureConnection()
    const { sql, bindings } = typeof query === 'string' ? { sql: query, bindings: parameters } : query.toSQL()
    const work = async () => {
      const statement = this.getKnex().raw(sql, bindings.map(bindable))
      return this.transformRawResult<Result>(
        await (transaction ? statement.transacting(transaction) : statement),
        method,
      )
    }
    return this.executeQuery(sql, work, { query: sql, ...context })
  }
}

type Rows = QueryResult | EntityData<AnyEntity> | EntityData<AnyEntity>[]

/** A value as the database is given it; what is no plain value is kept as JSON. */
function bindable(value: unknown): Bindable {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.getTime()
  if (Buffer.isBuffer(value) || typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value)
}

type Bindable = Buffer | string | number | boolean | null

/** The records' driver: lets no statement of a request begin once the request has ended. */
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

/** What a fork of an entity manager is given so that its statements end with a signal; its own forks inherit it. */
export function guardedBy(signal: AbortSignal): Guard {
  return { beforeStatement: () => signal.throwIfAborted() }
}

function isGuard(context: object | undefined): context is Guard {
  return context !== undefined && 'beforeStatement' in context && typeof context.beforeStatement === 'function'
}
