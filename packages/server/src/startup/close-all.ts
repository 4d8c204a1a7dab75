/** Closes something that was opened. */
export type Closer = () => Promise<unknown>

/** Closes what was opened, in the order given. */
export async function closeAll(closers: readonly Closer[]): Promise<void> {
  for (const close of closers) await close()
}
