import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { ticketDown } from '#wire/ticket.ts'
import { ticketUp } from '#wire/ticket.ts'
import { takeTicket } from '#hub/log/tickets.ts'
import type { Parts } from '#hub/parts.ts'
import { STAFF } from './deviceRequest.ts'
import { readInput } from './readInput.ts'

/** POST tickets: the next number of the day for a visit. */
export function ticketRoute(app: FastifyInstance, { store }: Parts): void {
  app.post('/v1/tickets', { config: { may: STAFF } }, async (request): Promise<z.infer<typeof ticketDown>> => {
    const { visit, day } = readInput(ticketUp, request.body)
    return { ticket: await takeTicket(store, request.device.centre, visit, day) }
  })
}
