/** How the records name who signed in with a key. */
export function keyName(id: string): string {
  return `key/${id}`
}

/** The key that a subject of the records is; null where it is none. */
export function idOfKey(subject: string): string | null {
  const [, id = null] = /^key\/([0-9a-f]{16})$/.exec(subject) ?? []
  return id
}
