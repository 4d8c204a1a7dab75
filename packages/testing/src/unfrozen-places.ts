/** What of a value could still be changed after it was declared: the path of each part that is not frozen. */
export function unfrozenPlaces(value: unknown, place: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Object.isFrozen(value) ? [] : [place]
  return [...own, ...Object.entries(value).flatMap(([name, part]) => unfrozenPlaces(part, `${place}.${name}`))]
}
