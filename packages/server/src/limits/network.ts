import ipaddr from 'ipaddr.js'

/**
 * What requests from an address are counted by. An office or a household has one address of IPv4, but 2^64 of IPv6:
 * those are counted together.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return `${new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0])}/64`
}
