import sqlite3 from 'sqlite3'

/** How long a statement waits for whoever writes, in milliseconds. */
const patience = 5000

/** A SQLite file that is only read; whoever has it open may go on writing. */
export class ReadOnlyDatabase {
  private constructor(
    /** The driver's own connection, for what the methods here do not offer. */
    readonly connection: sqlite3.Database,
  ) {}

  /** Opens a file. Fails with the driver's error where it is absent. */
  static open(file: string): Promise<ReadOnlyDatabase> {
    return new Promise((resolve, reject) => {
      const connection = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) =>
        error === null ? resolve(new ReadOnlyDatabase(connection)) : reject(error),
      )
      connection.configure('busyTimeout', patience)
    })
  }

  /** All rows of one statement. */
  rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      this.connection.all(sql, [...parameters], (error: Error | null, rows: Row[]) =>
        error === null ? resolve(rows) : reject(error),
      )
    })
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.connection.close(() => resolve()))
  }
}
