import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Cursor } from '#wire/code.ts'

/*
  A hub that was set back to an older backup must be able to tell a head that it really gave from one that somebody made up:
  so every head that leaves the hub bears a seal, which only the hub can make and which it asks back with the head.
*/

/** 256 random bits in hexadecimal digits. Made once with the centre, and kept in its row. */
export function newKey(): string {
  return randomBytes(32).toString('hex')
}

/** HMAC-SHA-256 over `centre 0x0A n 0x0A hash`, in hexadecimal digits. `key` as newKey gives it. */
export function seal(key: string, centre: string, { n, hash }: Cursor): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`${centre}\n${n}\n${hash}`, 'utf8').digest('hex')
}

/** Whether this hub once gave that head. Takes the same time wherever the seal differs. */
export function isSealed(key: string, centre: string, head: Cursor, sealed: string): boolean {
  const [ours, theirs] = [Buffer.from(seal(key, centre, head)), Buffer.from(sealed)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}
