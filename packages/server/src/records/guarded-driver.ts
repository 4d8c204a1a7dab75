import { type Configuration, type DriverException, SqliteConnection, SqliteDriver } from '@mikro-orm/sqlite'
import { ServerError } from '../errors.js'

/** What an entity manager's statements carry along: the check that each passes before it begins. */
export interface Guard {
  readonly beforeStatement: () => void
}

/** The one place that every statement passes, whether an entity asks for it or it is written by hand. */
class GuardedConnection extends SqliteConnection {
  override execute: SqliteConnection['execute'] = async (query, parameters, method, transaction, context) => {
    if (isGuard(context)) context.beforeStatement()
    return super.execute(query, parameters, method, transaction, context)
  }
}

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
