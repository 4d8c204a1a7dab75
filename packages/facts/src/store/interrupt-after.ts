/** A connection to a database whose statement can be told to stop. */
export interface Interruptible {
  interrupt(): void
}

/** Milliseconds between two interrupts. */
const untilNextInterrupt = 10

/** Interrupts a connection from the signal on, until the answer is called. */
export function interruptAfter(signal: AbortSignal, connection: Interruptible): () => void {
  let next: NodeJS.Timeout | null = null
  // Again and again: a statement that waits for a thread forgets every interrupt from before it began.
  const interrupt = () => {
    connection.interrupt()
    next = setTimeout(interrupt, untilNextInterrupt)
  }
  signal.addEventListener('abort', interrupt, { once: true })
  return () => {
    signal.removeEventListener('abort', interrupt)
    if (next !== null) clearTimeout(next)
  }
}
