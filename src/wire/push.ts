import { z } from 'zod'
import { cursor, id } from './code.ts'
import { LIMITS } from './limits.ts'
import { FAULT_CODES } from './fault.ts'
import type { FaultCode } from './fault.ts'

/** POST /d/:device/v1/events: unsent events in the order of their counters. `raw` is checked against `id` and `dseq`. */
export const pushUp = z.strictObject({
  inc: id,
  events: z
    .array(z.strictObject({ id, dseq: z.int().min(1), raw: z.string() }))
    .min(1)
    .max(LIMITS.events),
})
export type PushUp = z.infer<typeof pushUp>

/** A verdict an event: its number, or why it was put in quarantine. Durable before it is said. */
export const pushDown = z.strictObject({
  results: z.array(
    z.union([
      z.strictObject({ id, n: z.int().min(1) }),
      z.strictObject({ id, rejected: z.strictObject({ code: z.enum(Object.keys(FAULT_CODES) as [FaultCode, ...FaultCode[]]), sentence: z.string() }) }),
    ]),
  ),
  head: cursor,
})
export type PushDown = z.infer<typeof pushDown>
