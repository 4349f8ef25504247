import { z } from 'zod'
import { dayKey, id, ticket } from './code.ts'

/** POST /d/:device/v1/tickets: the next number of the day for a visit. Asking again for the same visit gives the same number. */
export const ticketUp = z.strictObject({ visit: id, day: dayKey })
export const ticketDown = z.strictObject({ ticket })
