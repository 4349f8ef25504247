import type { FastifyInstance } from 'fastify'
import type { ChimeTested } from '#wire/screens.ts'
import { chimeTested } from '#wire/screens.ts'
import type { ServedParts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { WELCOME_OR_LEAD } from './deviceRequest.ts'

/** POST chime: every live screen plays it once. Answers when all have said so, or after three seconds. */
export function chimeRoute(app: FastifyInstance, { screens }: ServedParts): void {
  app.post(
    '/v1/chime',
    {
      config: { may: WELCOME_OR_LEAD },
      schema: describe('Live lines', {
        summary: 'Test the sound of the waiting-room screens',
        more: 'Welcome desk and team lead. The window of the desk that asks is left out: it is asked there.',
        answer: chimeTested,
      }),
    },
    (request): Promise<ChimeTested> => screens.chime(request.device.centre, request.device.device),
  )
}
