import type { FastifyInstance } from 'fastify'
import type { Page } from '#wire/pull.ts'
import { page, pullUp } from '#wire/pull.ts'
import { pageSince } from '#hub/log/since.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { LOG_HOLDERS } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

/** GET events?after&hash&limit&whole: the next page of the log. */
export function pullRoute(app: FastifyInstance, { store }: Parts): void {
  app.get(
    '/v1/events',
    { config: { may: LOG_HOLDERS }, schema: describe('Log', { summary: 'Pull the next page of the log', query: pullUp, answer: page }) },
    async (request): Promise<Page> => {
      const { device, centre } = request.device
      const { after, hash, limit, whole } = readInput(pullUp, request.query)
      return pageSince(store, { centre, device, whole: whole === '1' }, { n: after, hash }, limit)
    },
  )
}
