import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const BYTES = 32

/** A PIN as it is stored: slow to try out, and different for two people with the same one. Hexadecimal digits. */
export type PinHash = { hash: string; salt: string }

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(16)
  return { hash: (await derive(pin, salt, BYTES)).toString('hex'), salt: salt.toString('hex') }
}

/** Compares in a time that does not depend on where the two differ. */
export async function isPinOf(pin: string, { hash, salt }: PinHash): Promise<boolean> {
  const [tried, known] = [await derive(pin, Buffer.from(salt, 'hex'), BYTES), Buffer.from(hash, 'hex')]
  return tried.length === known.length && timingSafeEqual(tried, known)
}
