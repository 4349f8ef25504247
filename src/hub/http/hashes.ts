import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { hashesDown, hashesUp } from '#wire/repair.ts'
import { hashesAt } from '#hub/log/hashes.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { LOG_HOLDERS } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

const SAID = describe('Log', { summary: 'Ask for the chain hash at some numbers, to find where two logs part', query: hashesUp, answer: hashesDown })

/** GET hashes?at=n.n.n: the chain hash at each of these numbers, as far as this hub has them. */
export function hashesRoute(app: FastifyInstance, { store }: Parts): void {
  app.get('/v1/hashes', { config: { may: LOG_HOLDERS }, schema: SAID }, async (request): Promise<z.infer<typeof hashesDown>> => {
    const { at } = readInput(hashesUp, request.query)
    return { hashes: await hashesAt(store, request.device.centre, at) }
  })
}
