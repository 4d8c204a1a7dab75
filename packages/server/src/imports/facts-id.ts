/** The facts know an import by the same id, so that a receipt leads back to its import. */
export function factsIdOf({ id }: { readonly id: string }): string {
  return id.slice('import/'.length)
}
