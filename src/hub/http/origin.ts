import type { FastifyInstance } from 'fastify'
import { HubFault } from '#hub/faults.ts'

/** A browser says from which page a request comes. Only pages of this very address may ask; others are turned away, upgrades too. */
export function addOriginCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const { origin, host } = request.headers
    if (origin !== undefined && hostOf(origin) !== host?.toLowerCase()) {
      throw new HubFault('badRequest', 'A page of another address may not ask this hub. Open the hub’s own address.', { status: 403, where: 'origin' })
    }
  })
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
