import type { Network } from '#hub/tls/network.ts'
import { sayFingerprint } from '#wire/join.ts'

/** Where other machines reach the hub, for whoever started it. */
export function sayNetwork(network: Network | null): string[] {
  if (!network) return []
  const { origins, fingerprint } = network
  return [
    `From other machines: ${origins.join(', ')}`,
    ...(fingerprint === null ? ['Certificate: the council’s'] : [`Certificate: the hub’s own. Its fingerprint: ${sayFingerprint(fingerprint)}`]),
  ]
}
