/* What waiting-room screens say of themselves, and what becomes of it. A screen knows a ticket, a desk and a time, and nothing else. */
import { z } from 'zod'
import { id, instant, ticket } from './code.ts'

/** A call as it hangs on a wall: which number, and when it was called. */
const wallCall = z.strictObject({ ticket, at: instant })

/**
 * What a screen says, up its line `board`; a desk hands on what its own window says (POST screen).
 * `drawn`: a frame has been painted, and this is the call on it. `sound`: whether it may make any.
 */
export const screenUp = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('drawn'), call: wallCall.nullable(), sound: z.boolean() }),
  z.strictObject({ t: z.literal('played'), id }),
])
export type ScreenUp = z.infer<typeof screenUp>

/** Down the line of a screen, and of a desk that has one of its own: play the chime once, and say so. */
export const chimeDown = z.strictObject({ t: z.literal('chime'), id })
export type ChimeDown = z.infer<typeof chimeDown>

/** `screens`: how many showed it, `silent` of them without sound. `shownAt`: when the first had drawn it, by the hub's clock. */
const shownCall = wallCall.extend({ shownAt: instant, screens: z.int().min(1), silent: z.int().min(0) })

/**
 * Down the line of a staff device: each live screen but its own, with how many milliseconds ago it last proved it, and the newest
 * calls that a screen has shown. Said whenever it changes, and every 5 seconds while a screen is live.
 */
export const screensDown = z.strictObject({
  t: z.literal('screens'),
  live: z.array(z.strictObject({ age: z.int().min(0), sound: z.boolean() })).max(200),
  shown: z.array(shownCall).max(16),
})
export type ScreensDown = z.infer<typeof screensDown>

/** POST chime: how many screens were asked to play it, and how many said that they did. */
export const chimeTested = z.strictObject({ screens: z.int().min(0), played: z.int().min(0) })
export type ChimeTested = z.infer<typeof chimeTested>
