import type { FastifyInstance } from 'fastify'
import { LIMITS } from '#wire/limits.ts'
import { sealedPage, takenDown } from '#wire/repair.ts'
import type { TakenDown } from '#wire/repair.ts'
import { HubFault } from '#hub/faults.ts'
import { takeBack } from '#hub/log/repair.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { LOG_HOLDERS } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

const SAID = describe('Log', {
  summary: 'Give a hub that lost its tail a page back, under its old numbers',
  more: 'Only while the hub is recovering; at a council’s hub, for the hub of a centre that it follows. The page must bear its seal. The same page again changes nothing.',
  body: sealedPage,
  answer: takenDown,
})

/** POST repair: a page that this hub once gave out and has lost; at the council's hub, one of the centre's. Durable before answered. */
export function repairRoute(app: FastifyInstance, { store, feed, recovery }: Parts): void {
  app.post('/v1/repair', { config: { may: LOG_HOLDERS }, bodyLimit: LIMITS.pageBytes, schema: SAID }, async (request): Promise<TakenDown> => {
    const { device, centre, role } = request.device
    const giver = role === 'hub' ? 'hub' : 'device'
    try {
      const taken = await takeBack(store, centre, readInput(sealedPage, request.body), giver)
      if (giver === 'device') recovery.cameOn(centre)
      if (taken.added > 0) feed.announce(centre, 'log')
      return taken
    } catch (error) {
      // What it holds cannot be taken this way: nobody waits for it.
      if (giver === 'device' && error instanceof HubFault && error.status < 500) await recovery.heard(centre, device, false)
      throw error
    }
  })
}
