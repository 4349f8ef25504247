import { hash } from 'node:crypto'
import type { Outcome } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'

/**
 * The chain hash at number `n`, in 64 hexadecimal digits. `before` is the one at n - 1 (CHAIN_START for the first).
 *
 * SHA-256 over these bytes, in UTF-8:
 *
 *     before  (64 lower-case hexadecimal digits)  0x0A
 *     n       (decimal)                           0x0A
 *     recvAt  (decimal, milliseconds since 1970)  0x0A
 *     outcome (as it is stored: applied, unknown, noEffect:…)  0x0A
 *     raw     (exactly as the device sent it, to the end)
 *
 * The outcome is in it because it is the hub's word and not the device's: a hub that takes its lost tail back from its devices
 * can then prove every outcome that it once gave.
 * No part before `raw` can hold a line feed, so no two places in a log share their bytes.
 */
export function chainHash(before: string, n: number, recvAt: Instant, outcome: Outcome, raw: string): string {
  return hash('sha256', `${before}\n${n}\n${recvAt}\n${outcome}\n${raw}`)
}
