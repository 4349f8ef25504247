import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { codeDown, codeUp } from '#wire/pair.ts'
import { addressFor } from '#hub/join/addressFor.ts'
import { CODE_LASTS, makeCode } from '#hub/join/codes.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { LEAD } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

/** POST codes, team lead only: a one-time code for a new device. Its end is said in the hub's time, which screens show. */
export function codesRoute(app: FastifyInstance, { store, clock, wall, network }: Parts): void {
  app.post(
    '/v1/codes',
    {
      config: { may: LEAD },
      schema: describe('Devices', { summary: 'Make a one-time code for a new device', more: 'Team lead only.', body: codeUp, answer: codeDown }),
    },
    async (request): Promise<z.infer<typeof codeDown>> => {
      const up = readInput(codeUp, request.body)
      const { code } = await makeCode(store, request.device.centre, up, wall.now())
      return { code, expiresAt: clock.now() + CODE_LASTS, address: addressFor(network(), up.role, code) }
    },
  )
}
