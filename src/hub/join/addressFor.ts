import type { Role } from '#domain/roles.ts'
import type { Network } from '#hub/tls/network.ts'
import { sayJoinAddress } from '#wire/join.ts'

/**
 * What is opened or typed on a new device; null where no other machine can reach this hub. A screen on the wall has nobody to tell its
 * browser that it may trust a certificate of the hub's own, and shows nothing secret: it comes by plain http.
 */
export function addressFor(network: Network | null, role: Role, code: string): string | null {
  const [origin] = network?.origins ?? []
  if (!network || origin === undefined) return null
  if (role === 'display' && network.fingerprint !== null) return sayJoinAddress(origin.replace(/^https:/, 'http:'), code, null)
  return sayJoinAddress(origin, code, network.fingerprint)
}
