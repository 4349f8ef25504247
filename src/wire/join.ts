/*
  How a new device finds its hub and knows it again: the address with a one-time code, and the enrolment file. Both carry the hub's
  fingerprint where the hub made its certificate itself, so that a device can tell it from any other before it says anything secret.
*/
import { z } from 'zod'
import { dayKey, id, label, role } from './code.ts'

/* As in a pairing code: capital letters and digits that no one mistakes for another, five bits each. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** 140 bits of a SHA-256: nobody can make a second key that shares them, and a person can still type them. */
const LENGTH = 28

/** A hub's fingerprint, as people type it or without its hyphens. */
export const fingerprint = z
  .string()
  .max(100)
  .toUpperCase()
  .transform((typed) => typed.replace(/[^A-Z0-9]/g, ''))
  .pipe(z.string().regex(/^[A-HJ-NP-Z2-9]{28}$/))

/** The fingerprint of a key. `sha256`: of the public key as its certificate holds it (SubjectPublicKeyInfo, DER). */
export function fingerprintOf(sha256: Uint8Array): string {
  const bits = [...sha256].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: LENGTH }, (_, place) => LETTERS.charAt(parseInt(bits.slice(place * 5, place * 5 + 5), 2))).join('')
}

/** As people read it out: `K7MQ-2XWD-…`, seven groups. */
export function sayFingerprint(letters: string): string {
  return letters.match(/.{1,4}/g)?.join('-') ?? ''
}

/** `https://hub:4400/#K7MQ-2XWD.ABCD-EFGH-…`: where, the code, and the hub's fingerprint where it has one of its own. */
export function sayJoinAddress(origin: string, code: string, own: string | null): string {
  return `${origin}/#${code}${own === null ? '' : `.${sayFingerprint(own)}`}`
}

/** What somebody typed: such an address, or only its end. What is missing is null; a fingerprint is as it was typed, right or wrong. */
export function readJoinAddress(typed: string): { hub: string | null; code: string; fingerprint: string | null } {
  const [address, end] = typed.includes('#') ? typed.split('#', 2) : ['', typed]
  const [code, own] = (end ?? '').split('.', 2)
  return { hub: address?.trim() || null, code: code?.trim() ?? '', fingerprint: own?.trim() || null }
}

const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** The file that pairs many PCs until a date. Whoever has it can join so many devices: it is kept like a key. */
export const enrolmentFile = z.strictObject({
  foyer: z.literal('enrolment'),
  v: z.literal(1),
  /** Where the hub is, best first. */
  hubs: z
    .array(z.url({ protocol: /^https?$/ }).max(300))
    .min(1)
    .max(16),
  fingerprint: fingerprint.nullable(),
  enrolment: id,
  secret,
  role: role.exclude(['hub']),
  centreName: label,
  until: dayKey,
})
export type EnrolmentFile = z.infer<typeof enrolmentFile>

/** POST /v1/enrol, answered as /v1/pair. `device`: as there, one that lost its token. */
export const enrolUp = z.strictObject({ enrolment: id, secret, device: id.optional() })

/** The text of an enrolment file, or null where it is none. */
export function readEnrolmentFile(text: string): EnrolmentFile | null {
  try {
    // Windows' own editor may put a mark before the first letter.
    return enrolmentFile.parse(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    return null
  }
}
