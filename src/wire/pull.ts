import { z } from 'zod'
import { cursor, hash, id, instant, seal } from './code.ts'
import { outcome } from './event.ts'

/**
 * One place in the log. An event of the asking device comes back without its text: it has that in its outbox. `inc` and `dseq` say which text: the
 * same event may have been written under other counters too, by this device when it began again or by a copy of it.
 */
export const numbered = z.union([
  z.strictObject({ n: z.int().min(1), recvAt: instant, outcome, raw: z.string() }),
  z.strictObject({ n: z.int().min(1), recvAt: instant, outcome, own: id, inc: id, dseq: z.int().min(1) }),
])
export type Numbered = z.infer<typeof numbered>

/** GET /d/:device/v1/events?after=&hash=&limit= and every page on the stream: events `from` … `to`, the chain hash before and after, and the hub's seal of its end. */
export const page = z.strictObject({
  from: z.int().min(1),
  to: z.int().min(0),
  prevHash: hash,
  toHash: hash,
  seal,
  events: z.array(numbered),
  head: cursor,
})
export type Page = z.infer<typeof page>

export const pullUp = z.strictObject({
  after: z.coerce.number().int().min(0),
  hash,
  limit: z.coerce.number().int().min(1).max(2000).default(500),
  whole: z.enum(['0', '1']).default('0'),
})
