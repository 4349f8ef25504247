/*
  Who this PC is at the hub: `device.json` in the data folder, mode 0600. In a folder of this user's own the token is sealed by the system's
  keyring. In the PC's folder it is not: a keyring opens for one user of the PC only, and the device is the PC's; who may use the folder is the
  seal there. Whatever is wrong with it, the answer is "not joined": the person pairs again, and the local store is never touched.
*/
import { open, readFile, rename } from 'node:fs/promises'
import type { SafeStorage } from 'electron'
import { z } from 'zod'

const kept = z.strictObject({
  v: z.literal(1),
  hub: z.string(),
  hubs: z.array(z.string()).max(8).default([]),
  device: z.string(),
  token: z.base64().nullable(),
  fingerprint: z.string().nullable().default(null),
  sealed: z.boolean().default(true),
})

/**
 * `hub`: the address that was typed when it joined. `hubs`: others that share its log, as a hub told. `fingerprint`: what all of them show, or
 * null where their certificates are checked by issuer and name.
 */
export type Device = { hub: string; hubs: readonly string[]; device: string; token: string; fingerprint: string | null }
export type Was = Pick<Device, 'hub' | 'device' | 'fingerprint'>
export type Seal = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>

export type DeviceFile = {
  /** Null: never joined, or it cannot be read any more. */
  read(): Promise<Device | null>
  /** The device that this PC was, also where its token is gone: it joins again as the same, and shares what it still has. */
  was(): Promise<Was | null>
  /** False: this PC has no keyring, so the device is known only until Foyer closes. */
  write(device: Device): Promise<boolean>
}

/**
 * @param ofPc the folder is the PC's, for whoever uses Foyer there
 * @param note a line for the log file; never holds a token
 */
export function makeDeviceFile(path: string, seal: Seal, note: (line: string) => void, ofPc = false): DeviceFile {
  const write = async (device: Device): Promise<boolean> => {
    const { token, ...open } = device
    const safe = ofPc || (await seal.isAsyncEncryptionAvailable())
    if (!safe) note('No keyring: the token is not written.')
    const bytes = ofPc ? Buffer.from(token) : safe ? await seal.encryptStringAsync(token) : null
    await replaceFile(path, JSON.stringify({ v: 1, ...open, token: bytes?.toString('base64') ?? null, sealed: !ofPc }))
    return safe
  }
  return {
    write,
    async read() {
      try {
        const { v: _, token, sealed, ...open } = kept.parse(JSON.parse(await readFile(path, 'utf8')))
        if (token === null) return null
        const bytes = Buffer.from(token, 'base64')
        if (!sealed) return { ...open, token: bytes.toString('utf8') }
        const opened = await seal.decryptStringAsync(bytes)
        const here = { ...open, token: opened.result }
        if (opened.shouldReEncrypt || ofPc) await write(here)
        return here
      } catch (error) {
        if (!isMissing(error)) note(`The device's token cannot be read: ${error instanceof Error ? error.name : 'unknown'}. It must be paired again.`)
        return null
      }
    },
    async was() {
      try {
        const { hub, device, fingerprint } = kept.parse(JSON.parse(await readFile(path, 'utf8')))
        return { hub, device, fingerprint }
      } catch {
        return null
      }
    },
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** All or nothing, also through a power cut. */
async function replaceFile(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    // `open` keeps the mode of a file that was left over from a crash.
    await file.chmod(0o600)
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}
