import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { id } from '#wire/code.ts'
import { revokeDevice } from '#hub/join/devices.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { LEAD } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

const where = z.object({ which: id })

/** DELETE devices/:id, team lead only: its token is worth nothing from now on, and its open lines are closed. */
export function revokeRoute(app: FastifyInstance, { store, clock, feed }: Parts): void {
  app.delete(
    '/v1/devices/:which',
    {
      config: { may: LEAD },
      schema: describe('Devices', { summary: 'Shut a device out', more: 'Team lead only. Its token is worth nothing from now on.', params: where }),
    },
    async (request, reply) => {
      const { which } = readInput(where, request.params)
      await revokeDevice(store, request.device.centre, which, clock.now())
      feed.hangUp(which)
      return reply.code(204).send()
    },
  )
}
