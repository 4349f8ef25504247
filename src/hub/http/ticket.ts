import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { ticketDown, ticketUp } from '#wire/ticket.ts'
import { takeTicket } from '#hub/log/tickets.ts'
import type { Parts } from '#hub/parts.ts'
import { describe } from './describe.ts'
import { STAFF } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

/** POST tickets: the next number of the day for a visit. */
export function ticketRoute(app: FastifyInstance, { store }: Parts): void {
  app.post(
    '/v1/tickets',
    { config: { may: STAFF }, schema: describe('Log', { summary: 'Take the next ticket number of the day for a visit', body: ticketUp, answer: ticketDown }) },
    async (request): Promise<z.infer<typeof ticketDown>> => {
      const { visit, day } = readInput(ticketUp, request.body)
      return { ticket: await takeTicket(store, request.device.centre, visit, day) }
    },
  )
}
