import type { FastifyInstance } from 'fastify'
import { LIMITS } from '#wire/limits.ts'
import { sealedPage, takenDown } from '#wire/repair.ts'
import type { TakenDown } from '#wire/repair.ts'
import { takeOrphans } from '#hub/log/orphans.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { STAFF } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

const SAID = describe('Log', {
  summary: 'Hand in a page that the hub gave out before it was set back and numbered other events',
  more: 'It takes the events whose id it has not, as new ones of their old writers. The page must bear its seal. The same page again changes nothing.',
  body: sealedPage,
  answer: takenDown,
})

/** POST orphans: a page that this hub once gave out, before it was set back and numbered others. Durable before answered. */
export function orphansRoute(app: FastifyInstance, { store, folded, feed, clock }: Parts): void {
  app.post('/v1/orphans', { config: { may: STAFF }, bodyLimit: LIMITS.pageBytes, schema: SAID }, async (request): Promise<TakenDown> => {
    const { centre } = request.device
    const taken = await takeOrphans({ store, folded, now: clock.now() }, centre, readInput(sealedPage, request.body))
    if (taken.added > 0) feed.announce(centre, 'log')
    return taken
  })
}
