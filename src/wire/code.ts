import { z } from 'zod'

/* What the schemas below and the quick look (surely.ts) both ask. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9:_-]{0,63}$/
export const DAY = /^\d{4}-\d{2}-\d{2}$/
export const HASH = /^[0-9a-f]{64}$/
export const LAST_INSTANT = 8_640_000_000_000

/* The only strings that may cross: each is constrained, so that no free words about a customer fit (test: noFreeText). */

/** An id that a machine made: UUID, or a short code such as `desk-4` or `lgsl:1520`. */
export const id = z.string().regex(ID)
export const dayKey = z.string().regex(DAY)
/** Milliseconds since 1970, UTC. */
export const instant = z.int().min(0).max(LAST_INSTANT)
/** A definition's own words: a service, a desk, a centre. Only set-up events and the hub's own pages hold one. */
export const label = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{C}<>]*$/u)
/** `46` from the centre's series, `K03` or `KB12` from a device's own. */
export const ticket = z.string().regex(/^([1-9]\d{0,3}|[A-HJ-NP-Z]{1,2}\d{2,3})$/)
/** A ticket number as somebody wrote it on the paper list: `27`, `P12`. */
export const paperTicket = z.string().regex(/^[A-Z]{0,2}\d{1,4}$/)
/** What colleagues call somebody: set by a team lead, chosen from a list. Not the name of a customer. */
export const staffName = z
  .string()
  .trim()
  .min(1)
  .max(30)
  .regex(/^[^\p{C}<>]*$/u)
export const initials = z.string().regex(/^\p{Lu}{1,3}$/u)
export const deskLabel = z
  .string()
  .trim()
  .min(1)
  .max(24)
  .regex(/^[^\p{C}<>]*$/u)
/** SHA-256 as 64 hexadecimal digits. */
export const hash = z.string().regex(HASH)
/** What the hub puts under a head that it gives out: only it can make one. 64 hexadecimal digits. */
export const seal = z.string().regex(HASH)
/** `hub`: a centre's hub, at the council's. */
export const role = z.enum(['welcome', 'adviser', 'lead', 'display', 'hub'])

/** A place in a centre's log: the last number that one has, and the chain hash there. */
export const cursor = z.strictObject({ n: z.int().min(0), hash })
export type Cursor = z.infer<typeof cursor>

/** The chain hash before the first event. */
export const CHAIN_START = '0'.repeat(64)
