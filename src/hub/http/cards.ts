import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { cardsDown } from '#wire/card.ts'
import { cardsAfter } from '#hub/log/cards.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { STAFF } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

const asked = z.object({ after: z.coerce.number().int().min(0) })

/** GET cards?after=n: accepted writes and tombstones since, page by page. */
export function cardsRoute(app: FastifyInstance, { store }: Parts): void {
  app.get(
    '/v1/cards',
    {
      config: { may: STAFF },
      schema: describe('Customer cards', { summary: 'Accepted writes and tombstones after a number', query: asked, answer: cardsDown }),
    },
    async (request): Promise<z.infer<typeof cardsDown>> => {
      const { after } = readInput(asked, request.query)
      return cardsAfter(store, request.device.centre, after)
    },
  )
}
