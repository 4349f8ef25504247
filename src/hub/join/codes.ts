import type { Instant } from '#domain/instant.ts'
import { HOUR } from '#domain/instant.ts'
import type { Role } from '#domain/roles.ts'
import type { Store, Tx } from '#hub/store/store.ts'
import { firstHalf, hashSecret, newCode, sayCode } from './secrets.ts'

/** A code opens the door once, within a day. */
export const CODE_LASTS = 24 * HOUR

/** `also`: further centres that the same code joins, one device each. */
export type ForDevice = { role: Role; label: string; desk: string | null; also?: readonly string[] }

/** Makes a one-time code for one new device of a centre. It is said here once and never again: only its hash is kept. */
export async function makeCode(store: Store, centre: string, device: ForDevice, now: Instant): Promise<{ code: string; expiresAt: Instant }> {
  const expiresAt = now + CODE_LASTS
  return store.write(async ({ codes }) => {
    await codes.sweep(now - CODE_LASTS)
    const code = await unusedCode(codes)
    await codes.add({ centre, half: firstHalf(code), codeHash: hashSecret(code), ...device, also: device.also ?? [], expiresAt, usedAt: null, tries: 0 })
    return { code: sayCode(code), expiresAt }
  })
}

/** Two codes never share their first half: it is what a code is found by. */
async function unusedCode(codes: Tx['codes']): Promise<string> {
  for (;;) {
    const code = newCode()
    if ((await codes.find(firstHalf(code))) === null) return code
  }
}
