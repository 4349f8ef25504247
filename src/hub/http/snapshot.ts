import type { FastifyInstance } from 'fastify'
import type { SnapshotDown } from '#wire/snapshot.ts'
import { snapshotDown, snapshotUp } from '#wire/snapshot.ts'
import { HubFault } from '#hub/faults.ts'
import { newestSnapshot } from '#hub/log/snapshots.ts'
import { seal } from '#hub/log/seal.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { STAFF } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

const SAID = describe('Log', { summary: 'Take what the log has come to, instead of all of it', query: snapshotUp, answer: snapshotDown })
/** Characters of a part: a few seconds on a slow line. */
const PART = 1_000_000

/** GET snapshot?n&part: what the log came to at a number, for a device that begins. */
export function snapshotRoute(app: FastifyInstance, { store }: Parts): void {
  app.get('/v1/snapshot', { config: { may: STAFF }, schema: SAID }, async (request): Promise<SnapshotDown> => {
    const { centre } = request.device
    const { n, part } = readInput(snapshotUp, request.query)
    return store.read(async (tx) => {
      const row = await tx.log.centre(centre)
      const place = await newestSnapshot(tx, centre, n)
      const text = place && (await tx.snapshots.state(centre, n, place.reducer))
      const parts = Math.ceil((text?.length ?? 0) / PART)
      if (!row || !place || !text || part >= parts) throw new HubFault('notFound', `There is no snapshot at number ${n} any more. Ask again which there is.`)
      const { hash, reducer, stateHash } = place
      return { n, hash, seal: seal(row.key, centre, { n, hash }), reducer, stateHash, part, parts, text: text.slice(part * PART, (part + 1) * PART) }
    })
  })
}
