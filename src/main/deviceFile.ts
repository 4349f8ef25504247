/*
  Who this PC is at the hub: `device.json` in the user's data folder, mode 0600, the token sealed by the system's keyring.
  Whatever is wrong with it, the answer is "not joined": the person pairs again, and the local store is never touched.
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
})

/** `hub`: the address that was typed when it joined. `hubs`: others that share its log, as a hub told. */
export type Device = { hub: string; hubs: readonly string[]; device: string; token: string }
export type Seal = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>

export type DeviceFile = {
  /** Null: never joined, or it cannot be read any more. */
  read(): Promise<Device | null>
  /** The device that this PC was, also where its token is gone: it joins again as the same, and shares what it still has. */
  was(): Promise<string | null>
  /** False: this PC has no keyring, so the device is known only until Foyer closes. */
  write(device: Device): Promise<boolean>
}

/** @param note a line for the log file; never holds a token */
export function makeDeviceFile(path: string, seal: Seal, note: (line: string) => void): DeviceFile {
  const write = async (device: Device): Promise<boolean> => {
    const safe = await seal.isAsyncEncryptionAvailable()
    if (!safe) note('No keyring: the token is not written.')
    const token = safe ? (await seal.encryptStringAsync(device.token)).toString('base64') : null
    await replaceFile(path, JSON.stringify({ v: 1, hub: device.hub, hubs: device.hubs, device: device.device, token }))
    return safe
  }
  return {
    write,
    async read() {
      try {
        const { hub, hubs, device, token } = kept.parse(JSON.parse(await readFile(path, 'utf8')))
        if (token === null) return null
        const opened = await seal.decryptStringAsync(Buffer.from(token, 'base64'))
        const here = { hub, hubs, device, token: opened.result }
        if (opened.shouldReEncrypt) await write(here)
        return here
      } catch (error) {
        if (!isMissing(error)) note(`The device's token cannot be read: ${error instanceof Error ? error.name : 'unknown'}. It must be paired again.`)
        return null
      }
    },
    async was() {
      try {
        return kept.parse(JSON.parse(await readFile(path, 'utf8'))).device
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
