/*
  PINs that were right on this PC, so that they can be checked while the hub is away. Kept as slow hashes in this device's own database, and
  never shared. A PIN that was changed on another PC is noticed here the next time the hub is asked.
*/
import type { Database, KeptPin } from './database.ts'
import { readMeta } from './log.ts'

const ROUNDS = 300_000

export async function keepPin(database: Database, staff: string, pin: string): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  await database.meta.put({ k: `pin:${staff}`, value: { salt, hash: await derive(pin, salt) } })
}

/** null: no PIN of theirs was right here before. */
export async function isKeptPin(database: Database, staff: string, pin: string): Promise<boolean | null> {
  const kept = await readMeta<KeptPin>(database, `pin:${staff}`)
  if (!kept) return null
  const tried = await derive(pin, kept.salt)
  return tried.every((byte, i) => byte === kept.hash[i])
}

export async function forgetPin(database: Database, staff: string): Promise<void> {
  await database.meta.delete(`pin:${staff}`)
}

/** Who has a PIN, as the hub last said; a kept PIN of anybody else is forgotten. */
export async function keepStaffWithPin(database: Database, staff: readonly string[]): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    await database.meta.put({ k: 'staffWithPin', value: [...staff] })
    for (const k of await database.meta.where('k').startsWith('pin:').primaryKeys()) if (!staff.includes(k.slice('pin:'.length))) await database.meta.delete(k)
  })
}

/** null: the hub was never asked. */
export async function keptStaffWithPin(database: Database): Promise<string[] | null> {
  return (await readMeta<string[]>(database, 'staffWithPin')) ?? null
}

async function derive(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, key, 256))
}
