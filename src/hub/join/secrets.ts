import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/* Capital letters and digits that no one mistakes for another: 32 of them, five bits each. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 8
const HALF = 4

/** 256 random bits, base64url. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A pairing code as it is stored and typed, without its hyphen: `K7MQ2XWD`. */
export function newCode(): string {
  return pick(CODE_LENGTH, LETTERS)
}

/** As people read it out: `K7MQ-2XWD`. */
export function sayCode(code: string): string {
  return `${code.slice(0, HALF)}-${code.slice(HALF)}`
}

/** What a code is found by. The other half is only in its hash. */
export function firstHalf(code: string): string {
  return code.slice(0, HALF)
}

/** A device's id, short enough for an address: `d-` and 12 letters and digits. */
export function newDeviceId(): string {
  return `d-${pick(12, LETTERS).toLowerCase()}`
}

/** An enrolment's id: `e-` and 12 letters and digits. */
export function newEnrolmentId(): string {
  return `e-${pick(12, LETTERS).toLowerCase()}`
}

export function isEnrolmentId(id: string): boolean {
  return /^e-[a-hj-np-z2-9]{12}$/.test(id)
}

/** Whether some hub can have made it. */
export function isDeviceId(id: string): boolean {
  return /^d-[a-hj-np-z2-9]{12}$/.test(id)
}

/** SHA-256 in hexadecimal digits. Enough for tokens (256 random bits) and for codes (one use, a day, few tries). */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

/** Compares in a time that does not depend on where the two differ. */
export function isSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(hash.padEnd(64).slice(0, 64)))
}

function pick(length: number, from: string): string {
  return Array.from({ length }, () => from.charAt(randomInt(from.length))).join('')
}
