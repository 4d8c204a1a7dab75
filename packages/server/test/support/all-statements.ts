import { watchFactStatements } from '@planwright/testing'
import sqlite3 from 'sqlite3'

/** The texts of the statements that this process sends to any database. */
export interface AllStatements {
  texts(): readonly string[]
  stop(): void
}

const methods = ['all', 'run', 'exec', 'get', 'each', 'prepare'] as const

type Database = Record<(typeof methods)[number], (...args: readonly unknown[]) => unknown>

/** Listens where the drivers take statements: nothing that goes another way is missed. */
export function recordAllStatements(): AllStatements {
  const facts = watchFactStatements()
  const database = sqlite3.Database.prototype as unknown as Database
  const texts: string[] = []
  const restore = methods.map((name) => {
    const before = database[name]
    database[name] = function (this: unknown, ...args) {
      texts.push(String(args[0]))
      return before.apply(this, [...args])
    }
    return () => {
      database[name] = before
    }
  })
  return {
    texts: () => [...texts, ...facts.texts()],
    stop: () => {
      facts.stop()
      for (const undo of restore) undo()
    },
  }
}
