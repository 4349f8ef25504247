import { createHash } from 'node:crypto'
import type { Instant } from '#domain/instant.ts'

/**
 * The chain hash at number `n`, in 64 hexadecimal digits. `before` is the one at n - 1 (CHAIN_START for the first).
 *
 * SHA-256 over these bytes, in UTF-8:
 *
 *     before  (64 lower-case hexadecimal digits)  0x0A
 *     n       (decimal)                           0x0A
 *     recvAt  (decimal, milliseconds since 1970)  0x0A
 *     raw     (exactly as the device sent it, to the end)
 *
 * No part before `raw` can hold a line feed, so no two places in a log share their bytes.
 */
export function chainHash(before: string, n: number, recvAt: Instant, raw: string): string {
  return createHash('sha256').update(`${before}\n${n}\n${recvAt}\n${raw}`, 'utf8').digest('hex')
}
