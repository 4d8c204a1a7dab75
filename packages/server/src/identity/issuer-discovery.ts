/** Where an issuer says its keys are, in the description that OpenID Connect Discovery 1.0 asks it to publish. */
export async function keysAddressOf(issuer: string, patience: number): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patience) })
  if (!response.ok) throw new Error(`${address} answers ${response.status}`)
  const description: unknown = await response.json()
  const keys =
    typeof description === 'object' && description !== null && 'jwks_uri' in description && description.jwks_uri
  if (typeof keys !== 'string' || !URL.canParse(keys)) throw new Error(`${address} names no jwks_uri`)
  return new URL(keys)
}
