import { z } from 'zod'
import { page } from './pull.ts'
import { hubClock } from './hello.ts'
import { chimeDown, screensDown } from './screens.ts'

/**
 * What comes down the WebSocket of a staff device: pages of new events, new card numbers, the hub's clock and how far its log is safe, every 10
 * seconds, and how the waiting-room screens stand.
 */
export const newsDown = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('page'), page }),
  z.strictObject({ t: z.literal('cards'), n: z.int().min(0) }),
  z.strictObject({ t: z.literal('ping'), clock: hubClock, safeSeq: z.int().min(0) }),
  z.strictObject({ t: z.literal('diverged') }),
  screensDown,
  chimeDown,
])
export type NewsDown = z.infer<typeof newsDown>
