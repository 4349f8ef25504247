import { z } from 'zod'
import { deskLabel, instant, label, ticket } from './code.ts'
import { hubClock } from './hello.ts'

const boardCall = z.strictObject({ ticket, desk: deskLabel, at: instant })

/** A reason in a centre's own words for a screen; `ticket` null and no desks: everybody's. */
const boardDelay = z.strictObject({ ticket: ticket.nullable(), desks: z.array(deskLabel).max(60), expectedAt: instant.nullable(), reason: label.nullable() })
export type BoardDelay = z.infer<typeof boardDelay>

/** All that a waiting-room screen can receive. Strict: a field that is not named here cannot pass. */
export const boardFrame = z.strictObject({
  clock: hubClock,
  timeZone: z.string().max(40),
  demo: z.boolean(),
  current: boardCall.nullable(),
  before: z.array(boardCall).max(3),
  /** Read in turn below the calls. Left out while there is none. */
  delays: z.array(boardDelay).max(6).optional(),
  /** Fills the screen instead of any call. Left out while there is none, so that a page of an older release still reads the frame. */
  instruction: z.enum(['evacuate']).nullable().optional(),
})
export type BoardFrame = z.infer<typeof boardFrame>
