import { loadJson } from './json.js'

/** What the server says about its data ("Synthetic data"), or `undefined` if it says nothing. */
export async function loadLabel() {
  const answer = await loadJson('label.json')
  return answer?.label
}
