import { z } from 'zod'
import { begun } from './begin.ts'
import { cursor, deskLabel, id, instant, label, role, seal } from './code.ts'

/** The hub's clock: what it says and how fast it runs (1, except on a replayed day). */
export const hubClock = z.strictObject({ now: instant, rate: z.number().min(0).max(3600) })
export type HubClock = z.infer<typeof hubClock>

/** The address of a hub, as a device reaches it: scheme, host and port, nothing after it. */
export const hubOrigin = z
  .string()
  .max(300)
  .regex(/^https?:\/\/[A-Za-z0-9.[\]:-]+$/)

/** POST /d/:device/v1/hello, the first thing a device says after it starts or comes back. */
export const helloUp = z.strictObject({
  protocol: z.int(),
  inc: id,
  reducer: z.int(),
  cursor,
  /** The hub's own seal of that cursor; null before the first page. */
  seal: seal.nullable(),
  /** The last accepted card write here, and its number; `write` is null before the first, and where a card was emptied. */
  cards: z.strictObject({ n: z.int().min(0), write: id.nullable() }),
  nextDseq: z.int().min(1),
  pending: z.int().min(0),
})
export type HelloUp = z.infer<typeof helloUp>

export const helloDown = z.strictObject({
  device: id,
  role,
  /** Letter of the device's own ticket numbers. */
  letter: z.string().regex(/^[A-HJ-NP-Z]{1,2}$/),
  /** What the device is called, and the desk that it belongs to, where it does. */
  label: deskLabel,
  desk: id.nullable(),
  centreName: label,
  begun,
  head: cursor,
  /** `recovering`: this hub lost its tail and takes it from its devices first. `follows`: another hub orders this centre. */
  mode: z.enum(['normal', 'recovering', 'follows']),
  /** Up to here the log is in a verified copy elsewhere: pages of it need not be kept on every device. */
  safeSeq: z.int().min(0),
  /** False: the device's cursor is not on this log. */
  cursorOk: z.boolean(),
  /** False: the device's last card write is not this hub's. */
  cardsOk: z.boolean(),
  /** The last counter the hub has of this incarnation. */
  lastDseq: z.int().min(0),
  reducer: z.int(),
  /** The newest snapshot that there is; null when there is none. */
  snapshot: z.strictObject({ n: z.int().min(1), reducer: z.int() }).nullable(),
  clock: hubClock,
  /** The hubs that share this log; a device may go to any of them. Empty where there is one. */
  hubs: z.array(hubOrigin).max(8),
})
export type HelloDown = z.infer<typeof helloDown>
