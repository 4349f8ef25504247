import type { FastifyInstance } from 'fastify'
import { LIMITS } from '#wire/limits.ts'
import type { PushDown, PushUp } from '#wire/push.ts'
import { pushDown, pushUp } from '#wire/push.ts'
import { HubFault } from '#hub/faults.ts'
import { appendEvents } from '#hub/log/append.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { STAFF } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

/** POST events: a device's unsent events. Durable before answered. */
export function pushRoute(app: FastifyInstance, parts: Parts): void {
  app.post(
    '/v1/events',
    {
      config: { may: STAFF },
      bodyLimit: LIMITS.bodyBytes,
      schema: describe('Log', {
        summary: 'Push unsent events',
        more: 'In the order of their counters. Durable before it is answered; the same events again give the same answer.',
        body: pushUp,
        answer: pushDown,
      }),
    },
    async (request): Promise<PushDown> => {
      const { device, centre, role } = request.device
      const { inc, events } = readInput(pushUp, request.body)
      checkSize(events)
      const { store, folded, clock, feed } = parts
      const { results, head, added } = await appendEvents({ store, folded, now: clock.now() }, centre, { device, inc, role }, events)
      if (added > 0) feed.announce(centre, 'log')
      return { results, head }
    },
  )
}

/** One event that is too long gets a verdict of its own, so that it does not stop those after it. */
function checkSize(events: PushUp['events']): void {
  const bytes = events.reduce((sum, { raw }) => sum + Buffer.byteLength(raw, 'utf8'), 0)
  if (events.length > 1 && bytes > LIMITS.bytes)
    throw new HubFault('tooLarge', `A push may hold ${LIMITS.bytes} bytes of events; this one holds ${bytes}. Send fewer at a time.`, { where: 'events' })
}
