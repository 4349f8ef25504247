import { z } from 'zod'
import { cursor, hash, instant, seal } from './code.ts'
import { outcome } from './event.ts'
import { LIMITS } from './limits.ts'

/**
 * A page of the log as the hub once gave it out, whole, handed back: POST /d/:device/v1/repair (a hub that lost its tail takes it under the same
 * numbers; so does the council's hub) and POST /d/:device/v1/orphans (a hub that numbered other events since takes what it has not, anew).
 * The seal is of `to` and `toHash`; the chain from `prevHash` through the events proves every one of them, with its outcome.
 */
export const sealedPage = z.strictObject({
  from: z.int().min(1),
  prevHash: hash,
  events: z
    .array(z.strictObject({ n: z.int().min(1), recvAt: instant, outcome, raw: z.string() }))
    .min(1)
    .max(LIMITS.events),
  to: z.int().min(1),
  toHash: hash,
  seal,
})
export type SealedPage = z.infer<typeof sealedPage>

/** What became of a page: where the log ends now, and how many of its events are new there. */
export const takenDown = z.strictObject({ head: cursor, added: z.int().min(0) })
export type TakenDown = z.infer<typeof takenDown>

/** GET /d/:device/v1/hashes?at=500.1000.1500: the chain hash at each of these numbers that the hub has, to find where two logs part. */
export const hashesUp = z.strictObject({
  at: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,12}){0,63}$/)
    .transform((list) => list.split('.').map(Number)),
})
export const hashesDown = z.strictObject({ hashes: z.array(cursor) })
