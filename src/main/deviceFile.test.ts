import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeDeviceFile } from './deviceFile.ts'
import type { Seal } from './deviceFile.ts'

const device = { hub: 'https://hub.example', hubs: ['https://hub-b.example'], device: 'pc-4', token: 'very-secret-token', fingerprint: null }
let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-device-'))
  path = join(folder, 'device.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Seals by turning the text round; `key` must be the same to open it. */
function seal(options: { available?: boolean; key?: string; again?: boolean } = {}): Seal {
  const { available = true, key = 'k1:', again = false } = options
  return {
    isAsyncEncryptionAvailable: async () => available,
    encryptStringAsync: async (text: string) => Buffer.from(key + [...text].toReversed().join('')),
    decryptStringAsync: async (sealed: Buffer) => {
      if (!sealed.toString().startsWith(key)) throw new Error('cannot decrypt')
      return { result: [...sealed.toString().slice(key.length)].toReversed().join(''), shouldReEncrypt: again }
    },
  } as Seal
}

describe('the device file', () => {
  test('gives back what was written, sealed and for this user only', async () => {
    const note = vi.fn()
    expect(await makeDeviceFile(path, seal(), note).write(device)).toBe(true)
    expect(await makeDeviceFile(path, seal(), note).read()).toEqual(device)
    expect(readFileSync(path, 'utf8')).not.toContain(device.token)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['device.json'])
    expect(note).not.toHaveBeenCalled()
  })

  test('of a PC that knew one hub is read', async () => {
    const file = makeDeviceFile(path, seal(), vi.fn())
    await file.write(device)
    const { hubs: _, ...before } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    writeFileSync(path, JSON.stringify(before))
    expect(await file.read()).toEqual({ ...device, hubs: [] })
  })

  test('is closed to others even where a half-written one was open to all', async () => {
    writeFileSync(`${path}.new`, 'half', { mode: 0o666 })
    await makeDeviceFile(path, seal(), vi.fn()).write(device)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('that is not there means never joined, and nothing to note', async () => {
    const note = vi.fn()
    expect(await makeDeviceFile(path, seal(), note).read()).toBeNull()
    expect(note).not.toHaveBeenCalled()
  })

  test.each(['', '{', '[]', '{"v":2}', '{"v":1,"hub":"x","device":"y"}', '{"v":1,"hub":"x","device":"y","token":"not base64!"}'])(
    'that says %j means not joined, with a note and without its text',
    async (text) => {
      writeFileSync(path, text)
      const note = vi.fn()
      expect(await makeDeviceFile(path, seal(), note).read()).toBeNull()
      expect(note).toHaveBeenCalledOnce()
      expect(readFileSync(path, 'utf8')).toBe(text)
    },
  )

  test('sealed with another key means not joined', async () => {
    await makeDeviceFile(path, seal({ key: 'old' }), vi.fn()).write(device)
    const note = vi.fn()
    expect(await makeDeviceFile(path, seal({ key: 'new' }), note).read()).toBeNull()
    expect(note).toHaveBeenCalledWith(expect.stringContaining('paired again'))
  })

  test('is sealed anew when the keyring asks for it', async () => {
    await makeDeviceFile(path, seal(), vi.fn()).write(device)
    const again = seal({ again: true })
    const spy = vi.spyOn(again, 'encryptStringAsync')
    expect(await makeDeviceFile(path, again, vi.fn()).read()).toEqual(device)
    expect(spy).toHaveBeenCalledWith(device.token)
  })

  test('holds no token without a keyring, so none lies open on the disk, but which device this PC was', async () => {
    const note = vi.fn()
    const file = makeDeviceFile(path, seal({ available: false }), note)
    expect(await file.write(device)).toBe(false)
    expect(readFileSync(path, 'utf8')).not.toContain(device.token)
    expect(await file.read()).toBeNull()
    expect(await file.was()).toEqual({ hub: device.hub, device: device.device, fingerprint: null })
    expect(note).toHaveBeenCalledOnce()
  })

  test('gives the fingerprint back, also where only the token cannot be read', async () => {
    const pinned = { ...device, fingerprint: 'ABCDEFGHJKLMNPQRSTUVWXYZ2345' }
    await makeDeviceFile(path, seal(), vi.fn()).write(pinned)
    expect(await makeDeviceFile(path, seal(), vi.fn()).read()).toEqual(pinned)
    const other = makeDeviceFile(path, seal({ key: 'another user' }), vi.fn())
    expect([await other.read(), await other.was()]).toEqual([null, { hub: device.hub, device: device.device, fingerprint: pinned.fingerprint }])
  })

  test('in the PC’s folder is for whoever may use that folder: no keyring of one user seals it', async () => {
    const note = vi.fn()
    expect(await makeDeviceFile(path, seal({ key: 'one user' }), note, true).write(device)).toBe(true)
    expect(await makeDeviceFile(path, seal({ key: 'another', available: false }), note, true).read()).toEqual(device)
    expect(note).not.toHaveBeenCalled()
  })

  test('that was sealed before the folder became the PC’s is opened once by who sealed it, and is the PC’s from then on', async () => {
    await makeDeviceFile(path, seal({ key: 'one user' }), vi.fn()).write(device)
    expect(await makeDeviceFile(path, seal({ key: 'one user' }), vi.fn(), true).read()).toEqual(device)
    expect(await makeDeviceFile(path, seal({ key: 'another' }), vi.fn(), true).read()).toEqual(device)
  })
})
