import type { ReadOnlyDatabase } from '@planwright/audit'
import sqlite3 from 'sqlite3'

/** What the driver offers for SQLite's online backup; its types leave it out. */
interface PageCopy {
  readonly completed: boolean
  readonly remaining: number
  readonly pageCount: number
  step(pages: number, done: (error: Error | null) => void): void
  finish(done: () => void): void
}

interface CopyingConnection {
  backup(file: string, done: (error: Error | null) => void): PageCopy
}

const pagesInAStep = 1000

interface CopyWork {
  readonly signal: AbortSignal
  /** Told how many pages of how many are copied. */
  readonly onProgress: (done: number, total: number) => void
}

/**
 * Copies a database page by page into a new file, with SQLite's online backup. Where the connection is in a read
 * transaction, the copy is of the moment at which that began, whatever others write meanwhile.
 */
export async function copyPages(source: ReadOnlyDatabase, file: string, work: CopyWork): Promise<void> {
  const copy = await begun(source.connection as unknown as CopyingConnection, file)
  try {
    while (!copy.completed) {
      work.signal.throwIfAborted()
      await new Promise<void>((resolve, reject) => {
        copy.step(pagesInAStep, (error) => (error === null ? resolve() : reject(error)))
      })
      work.onProgress(copy.pageCount - copy.remaining, copy.pageCount)
    }
  } finally {
    await new Promise<void>((resolve) => copy.finish(resolve))
  }
  await makeWhole(file)
}

/** Lets the copy need no other file beside it, even while it is read. */
async function makeWhole(file: string): Promise<void> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, (error) =>
      error === null ? resolve(opened) : reject(error),
    )
  })
  try {
    await new Promise<void>((resolve, reject) => {
      database.exec('pragma journal_mode = delete', (error) => (error === null ? resolve() : reject(error)))
    })
  } finally {
    await new Promise<void>((resolve) => database.close(() => resolve()))
  }
}

function begun(connection: CopyingConnection, file: string): Promise<PageCopy> {
  return new Promise((resolve, reject) => {
    const copy: PageCopy = connection.backup(file, (error) => (error === null ? resolve(copy) : reject(error)))
  })
}
