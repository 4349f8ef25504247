import { describe, expect, test } from 'vitest'
import type { Role } from '#domain/roles.ts'
import { pairCode } from '#wire/pair.ts'
import { aLog, CENTRE, faultOf } from '#test/hub/aLog.ts'
import { NINE } from '#test/hub/events.ts'
import { CODE_LASTS, makeCode } from './codes.ts'
import { listDevices, revokeDevice } from './devices.ts'
import { pairDevice } from './pairDevice.ts'
import { isSecret } from './secrets.ts'

const HOUR = 3600 * 1000

async function aDoor() {
  const { store } = await aLog()
  const code = async (role: Role = 'adviser', label = 'Desk 2', desk: string | null = 'desk-2') =>
    pairCode.parse((await makeCode(store, CENTRE, { role, label, desk }, NINE)).code)
  const pair = (typed: string, now = NINE, wall = NINE, back: string | null = null, isHere = false) =>
    pairDevice(store, typed, now, wall, back === null ? null : { device: back, isHere })
  return { store, code, pair }
}
/** The same code with its last letter changed. */
const almost = (code: string) => code.slice(0, 7) + (code.endsWith('A') ? 'B' : 'A')

describe('a pairing code', () => {
  test('makes one device, once', async () => {
    const { code, pair } = await aDoor()
    const typed = await code()
    const { device, token } = await pair(typed)
    expect(device).toMatchObject({ centre: CENTRE, role: 'adviser', label: 'Desk 2', desk: 'desk-2', letter: 'A', joinedAt: NINE })
    expect(isSecret(token, device.tokenHash)).toBe(true)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(await faultOf(pair(typed))).toMatchObject({ code: 'codeWrong', sentence: expect.stringContaining('used already') })
  })

  test('is over after a day, by the real clock and not by a replayed one', async () => {
    const { code, pair } = await aDoor()
    const [first, second] = [await code(), await code()]
    expect(await faultOf(pair(first, NINE, NINE + CODE_LASTS))).toMatchObject({ code: 'codeWrong', sentence: expect.stringContaining('more than a day old') })
    await pair(second, NINE + 400 * 24 * HOUR, NINE + CODE_LASTS - 1)
  })

  test('dies of five wrong tries', async () => {
    const { code, pair } = await aDoor()
    const [tried, other] = [await code(), await code()]
    for (let i = 0; i < 5; i++) expect(await faultOf(pair(almost(tried)))).toMatchObject({ code: 'codeWrong' })
    expect(await faultOf(pair(tried))).toMatchObject({ code: 'codeWrong', sentence: expect.stringContaining('not known') })
    await pair(other)
  })

  test('survives four', async () => {
    const { code, pair } = await aDoor()
    const tried = await code()
    for (let i = 0; i < 4; i++) await faultOf(pair(almost(tried)))
    await pair(tried)
  })

  test('is nowhere in the store', async () => {
    const { store, code } = await aDoor()
    const typed = await code()
    const row = await store.read(({ codes }) => codes.find(typed.slice(0, 4)))
    expect(JSON.stringify(row)).not.toContain(typed.slice(4))
  })
})

describe('a device', () => {
  test('has a letter that no other has, and a display has none', async () => {
    const { code, pair } = await aDoor()
    const letters: string[] = []
    for (const role of ['welcome', 'display', 'adviser'] as const) letters.push((await pair(await code(role))).device.letter)
    expect(letters).toEqual(['A', '', 'B'])
  })

  test('leaves its letter to another only when its numbers cannot be on a screen any more', async () => {
    const { store, code, pair } = await aDoor()
    const { device } = await pair(await code())
    await revokeDevice(store, CENTRE, device.device, NINE)
    expect((await pair(await code(), NINE + 47 * HOUR)).device.letter).toBe('B')
    expect((await pair(await code(), NINE + 49 * HOUR)).device.letter).toBe('A')
  })

  test('that lost its token comes back as itself, and its old token is dead', async () => {
    const { code, pair } = await aDoor()
    const { device: before, token: old } = await pair(await code())
    const { device: after, token } = await pair(await code(), NINE, NINE, before.device)
    expect([after.device, after.letter]).toEqual([before.device, before.letter])
    expect([isSecret(token, after.tokenHash), isSecret(old, after.tokenHash)]).toEqual([true, false])
  })

  test('comes back as a new one with a code of another role, or under an id that no hub makes', async () => {
    const { code, pair } = await aDoor()
    const { device: before } = await pair(await code())
    for (const [typed, id] of [
      [await code('lead'), before.device],
      [await code(), 'd-nobody'],
    ] as const) {
      const { device } = await pair(typed, NINE, NINE, id)
      expect([before.device, 'd-nobody']).not.toContain(device.device)
    }
  })

  test('that joined after the backup was made which this hub now runs on stays itself, with a code of any role', async () => {
    const { code, pair } = await aDoor()
    expect((await pair(await code('lead'), NINE, NINE, 'd-abcdefghjkmn')).device).toMatchObject({ device: 'd-abcdefghjkmn', role: 'lead' })
    expect((await pair(await code('lead'), NINE, NINE, 'hub')).device.device).not.toBe('hub')
  })

  test('that is in use is not taken over by a code for another device of its role: that is a new one', async () => {
    const { store, code, pair } = await aDoor()
    const { device: before, token } = await pair(await code())
    const later = NINE + 3 * 60_000
    const tries = [
      pair(await code('adviser', 'Desk 3', 'desk-3'), later, NINE, before.device, true),
      pair(await code('adviser', 'Desk 2', 'desk-3'), later, NINE, before.device, true),
      // Joined a minute ago, and has no line yet.
      pair(await code('adviser', 'Desk 3', 'desk-3'), NINE + 60_000, NINE, before.device),
    ]
    for (const { device } of await Promise.all(tries)) expect(device.device).not.toBe(before.device)
    await store.write(({ devices }) => devices.setSeen(before.device, later - 60_000))
    expect((await pair(await code('adviser', 'Desk 3', 'desk-3'), later, NINE, before.device)).device.device).not.toBe(before.device)
    const row = await store.read(({ devices }) => devices.find(before.device))
    expect([row?.label, isSecret(token, row?.tokenHash ?? '')]).toEqual(['Desk 2', true])
  })

  test('that lost its token comes back with the code made for it, though it was here a moment ago', async () => {
    const { code, pair } = await aDoor()
    const { device: before } = await pair(await code())
    expect((await pair(await code(), NINE, NINE, before.device, true)).device.device).toBe(before.device)
  })

  test('that was not heard of for two minutes, or was taken away, comes back with any code of its role', async () => {
    const { store, code, pair } = await aDoor()
    const { device: before } = await pair(await code())
    const other = () => code('adviser', 'Desk 3', 'desk-3')
    expect((await pair(await other(), NINE + 2 * 60_000, NINE, before.device)).device).toMatchObject({ device: before.device, label: 'Desk 3', desk: 'desk-3' })
    await revokeDevice(store, CENTRE, before.device, NINE)
    expect((await pair(await code(), NINE, NINE, before.device)).device.device).toBe(before.device)
  })

  test('that was taken away comes back with a letter that is free', async () => {
    const { store, code, pair } = await aDoor()
    const { device: before } = await pair(await code())
    await revokeDevice(store, CENTRE, before.device, NINE)
    const later = NINE + 49 * HOUR
    expect((await pair(await code(), later)).device.letter).toBe('A')
    const { device: after } = await pair(await code(), later, NINE, before.device)
    expect(after).toMatchObject({ device: before.device, letter: 'B', revokedAt: null })
  })

  test('is listed without anything secret', async () => {
    const { store, code, pair } = await aDoor()
    const { device } = await pair(await code())
    expect(await listDevices(store, CENTRE)).toEqual([
      { device: device.device, role: 'adviser', label: 'Desk 2', desk: 'desk-2', letter: 'A', joinedAt: NINE, seenAt: null, revokedAt: null },
    ])
  })

  test('that is not known cannot be taken away', async () => {
    const { store } = await aDoor()
    expect(await faultOf(revokeDevice(store, CENTRE, 'd-nobody', NINE))).toMatchObject({ code: 'notFound' })
  })
})
