import type { FastifyInstance } from 'fastify'
import type { HelloDown } from '#wire/hello.ts'
import { helloDown, helloUp } from '#wire/hello.ts'
import { PROTOCOL } from '#wire/version.ts'
import { readClock } from '#hub/clock.ts'
import { begunOf } from '#hub/begin.ts'
import { HubFault } from '#hub/faults.ts'
import { hasCard } from '#hub/log/cards.ts'
import { beginRecovery } from '#hub/log/recovering.ts'
import { isSealed } from '#hub/log/seal.ts'
import { newestSnapshot } from '#hub/log/snapshots.ts'
import type { Parts } from '#hub/parts.ts'
import { nameOf, stateNow, today } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { COOKIE, setTokenCookie } from './auth.ts'
import { LOG_HOLDERS } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

/** POST hello: where the device stands, and where the hub does. */
export function helloRoute(app: FastifyInstance, parts: Parts): void {
  app.post(
    '/v1/hello',
    {
      config: { may: LOG_HOLDERS },
      schema: describe('Log', { summary: 'Say where this device stands, and hear where the hub does', body: helloUp, answer: helloDown }),
    },
    async (request, reply): Promise<HelloDown> => {
      const { device, centre, role, letter, label, desk } = request.device
      checkProtocol(request.body)
      const up = readInput(helloUp, request.body)
      const state = await stateNow(parts, centre)
      const { hasMore, ...here } = await parts.store.write(async (tx) => {
        const { log, devices, cards } = tx
        await devices.setSeen(device, parts.clock.now())
        const row = await log.centre(centre)
        if (!row) throw new HubFault('notFound', 'This centre is not on this hub.')
        // A head that this hub gave out itself, and has not any more: it was set back, and nobody told it.
        const hasMore = up.cursor.n > row.head && up.seal !== null && isSealed(row.key, centre, up.cursor, up.seal)
        const mode = hasMore && row.mode === 'normal' ? 'recovering' : row.mode
        if (mode !== row.mode) await beginRecovery(tx, centre, today(parts, state))
        const newest = await newestSnapshot(tx, centre)
        return {
          hasMore,
          centreName: nameOf(row, state),
          begun: begunOf(row, state),
          mode,
          safeSeq: row.safeSeq,
          snapshot: newest && { n: newest.n, reducer: newest.reducer },
          head: { n: row.head, hash: row.headHash },
          reducer: row.reducer,
          lastDseq: (await log.incarnation(centre, device, up.inc)).lastDseq,
          cursorOk: (await log.hashAt(centre, up.cursor.n)) === up.cursor.hash,
          cardsOk: await hasCard(cards, centre, up.cards),
        }
      })
      await parts.recovery.heard(centre, device, hasMore)
      const token = request.cookies[COOKIE]
      if (token !== undefined) setTokenCookie(request, reply, device, token)
      return { device, role, letter, label, desk, ...here, clock: readClock(parts.clock), hubs: [...parts.hubs] }
    },
  )
}

/** Before the schema: another protocol may have another one. */
function checkProtocol(body: unknown): void {
  const protocol = typeof body === 'object' && body !== null && 'protocol' in body ? body.protocol : PROTOCOL
  if (typeof protocol !== 'number' || protocol === PROTOCOL) return
  if (protocol < PROTOCOL)
    throw new HubFault('protocolTooOld', 'This Foyer is older than its hub. Update it; what is not shared yet is kept on this PC.', { where: 'protocol' })
  throw new HubFault('hubTooOld', 'The hub is older than this Foyer. Update the hub; what is not shared yet is kept on this PC.', { where: 'protocol' })
}
