import type { FastifyInstance } from 'fastify'
import { screenUp } from '#wire/screens.ts'
import type { ServedParts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { STAFF } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

/** POST screen: what the waiting-room window of this very desk says. Screens of their own say it up their line. */
export function screenRoute(app: FastifyInstance, { screens }: ServedParts): void {
  app.post(
    '/v1/screen',
    {
      config: { may: STAFF },
      schema: describe('Live lines', {
        summary: 'What the waiting-room window of a desk has drawn or played',
        more: 'A screen with a line of its own says it there.',
        body: screenUp,
      }),
    },
    async (request, reply) => {
      screens.hear(request.device.centre, request.device.device, readInput(screenUp, request.body))
      return reply.code(204).send()
    },
  )
}
