/** The JSON file beside the page, or `undefined` if the server has none. */
export async function loadJson(name) {
  const response = await fetch(`${import.meta.env.BASE_URL}${name}`)
  return response.ok ? response.json() : undefined
}
