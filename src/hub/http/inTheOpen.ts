import type { FastifyRequest } from 'fastify'
import { isLoopback } from '#hub/tls/addresses.ts'

/**
 * Plain http from another machine: whoever is on that network can read along, and change what is said. That is good enough for what hangs in
 * the waiting room anyway, and for nothing else. A proxy on this machine is trusted to speak https unless it says that it does not.
 */
export function isInTheOpen(request: FastifyRequest): boolean {
  if (request.protocol === 'https') return false
  const { remoteAddress = '' } = request.raw.socket
  if (!isLoopback(remoteAddress)) return true
  return request.ip !== remoteAddress && !isLoopback(request.ip) && request.headers['x-forwarded-proto'] !== undefined
}
