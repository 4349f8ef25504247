/* The PIN of a staff member: held by the hub, as a hash, and never in the log. */
import { z } from 'zod'
import { id } from './code.ts'

const pin = z.string().regex(/^\d{4,8}$/, 'a PIN is 4 to 8 digits')

/** PUT /d/:device/v1/pin. A team lead sets and removes (null) anybody's; from other devices it takes the `old` one, where there is one. */
export const pinUp = z.strictObject({ staff: id, pin: pin.nullable(), old: pin.nullable() })
export type PinUp = z.infer<typeof pinUp>

/** POST /d/:device/v1/pin/check. */
export const pinCheckUp = z.strictObject({ staff: id, pin })
export type PinCheckUp = z.infer<typeof pinCheckUp>
export const pinCheckDown = z.strictObject({ ok: z.boolean() })

/** GET /d/:device/v1/pins: who has one. */
export const pinsDown = z.strictObject({ staff: z.array(id) })

/** So often may a PIN be wrong on one device, in so many milliseconds. */
const TRIES = 5
const WITHIN = 5 * 60_000

export function isPin(text: string): boolean {
  return pin.safeParse(text).success
}

/** How many milliseconds to wait before the next try, by the instants of the wrong ones; and those of them that still count. */
export function pinWait(wrongAt: readonly number[], now: number): { wait: number; wrongAt: number[] } {
  const recent = wrongAt.filter((at) => now - at < WITHIN)
  const oldest = recent.at(-TRIES)
  return { wait: oldest === undefined ? 0 : oldest + WITHIN - now, wrongAt: recent }
}

export function sayPinWait(wait: number): string {
  const minutes = Math.ceil(wait / 60_000)
  return `The PIN was wrong ${TRIES} times. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again, or ask the team lead for a new one.`
}
