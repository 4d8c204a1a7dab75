import { authorization } from './fetcher.js'

const query = '{ viewer { subject roles } }'

/** Who has a token: the subject and the roles. Throws an `Error` with the server's words where it is not accepted. */
export async function viewerWith(token) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization(token) },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = await response.json()
  if (errors) throw new Error(sentenceOf(errors[0]))
  return data.viewer
}

function sentenceOf({ message, extensions }) {
  return [message, extensions?.remedy].filter(Boolean).join(' ')
}
