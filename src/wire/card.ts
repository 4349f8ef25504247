import { z } from 'zod'
import { dayKey, id } from './code.ts'

/*
  The customer card: what a person told us in their own words. On staff devices and the hub only; never in the log, never on a display.
*/
export const CARD_FIELDS = ['name', 'phone', 'words', 'papers', 'notes', 'next'] as const
export const cardField = z.enum(CARD_FIELDS)
export type CardField = z.infer<typeof cardField>

export const cardText = z.string().max(500)

/**
 * PATCH /d/:device/v1/cards/:visit: one field. `visit`: whose card it is, a visit's id or the key of an appointment's. `day`: the one by which it is
 * erased; the last write's counts. `write` makes it idempotent. The hub numbers accepted writes; that order wins.
 */
export const cardUp = z.strictObject({ write: id, day: dayKey, field: cardField, text: cardText })
export type CardUp = z.infer<typeof cardUp>
export const cardAck = z.strictObject({ n: z.int().min(1) })

/** An accepted write, or a tombstone (`erased`): nothing is kept of that visit's card, and later writes are refused. */
export const cardWrite = z.union([
  z.strictObject({ n: z.int().min(1), visit: id, day: dayKey, write: id, field: cardField, text: cardText }),
  z.strictObject({ n: z.int().min(1), visit: id, day: dayKey, erased: z.literal(true) }),
])
export type CardWrite = z.infer<typeof cardWrite>
/** GET /d/:device/v1/cards?after=n */
export const cardsDown = z.strictObject({ writes: z.array(cardWrite), head: z.int().min(0) })
