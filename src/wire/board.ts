import { z } from 'zod'
import { deskLabel, instant, label, ticket } from './code.ts'
import { hubClock } from './hello.ts'

const boardCall = z.strictObject({ ticket, desk: deskLabel, at: instant })

/** A reason in a centre's own words for a screen; `ticket` null and no desks: everybody's. `by`: the time is the latest. */
const boardDelay = z.strictObject({
  ticket: ticket.nullable(),
  desks: z.array(deskLabel).max(60),
  expectedAt: instant.nullable(),
  by: z.literal(true).optional(),
  reason: label.nullable(),
})
/** What somebody who came now would wait for one of these desks: whole fives, in minutes. */
const boardWait = z.strictObject({ desks: z.array(deskLabel).min(1).max(60), from: z.int().min(0).max(600), to: z.int().min(5).max(600) })
export type BoardWait = z.infer<typeof boardWait>
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
  /** Left out while nobody can tell. `waitsAsAt`: since then the desk that says so is without news of the others. */
  waits: z.array(boardWait).max(4).optional(),
  waitsAsAt: instant.optional(),
  /** Fills the screen instead of any call. Left out while there is none, so that a page of an older release still reads the frame. */
  instruction: z.enum(['evacuate']).nullable().optional(),
})
export type BoardFrame = z.infer<typeof boardFrame>
