import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { cardAck, cardUp } from '#wire/card.ts'
import { id } from '#wire/code.ts'
import { HubFault } from '#hub/faults.ts'
import { cardDays, writeCard } from '#hub/log/cards.ts'
import { textTrouble } from '#hub/log/checkText.ts'
import type { Parts } from '#hub/parts.ts'
import { stateNow } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { STAFF } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

const where = z.object({ visit: id })

/** PATCH cards/:visit: one field of a customer card. */
export function writeCardRoute(app: FastifyInstance, parts: Parts): void {
  app.patch(
    '/v1/cards/:visit',
    {
      config: { may: STAFF },
      schema: describe('Customer cards', { summary: 'Write one field of a customer card', params: where, body: cardUp, answer: cardAck }),
    },
    async (request): Promise<z.infer<typeof cardAck>> => {
      const { centre } = request.device
      const { visit } = readInput(where, request.params)
      const up = readInput(cardUp, request.body)
      const trouble = textTrouble(up.text)
      if (trouble) throw new HubFault('badText', `The text holds ${trouble}, which cannot be stored. Type it again.`, { where: 'text' })
      const days = cardDays(parts.clock.now(), (await stateNow(parts, centre)).centre)
      const n = await writeCard(parts.store, centre, visit, up, days)
      parts.feed.announce(centre, 'cards')
      return { n }
    },
  )
}
