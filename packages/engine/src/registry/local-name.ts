/** A dataset's name inside its department: `visits` of `library.visits`. */
export function localName(id: string): string {
  return id.slice(id.indexOf('.') + 1)
}
