/* The optional PIN of a staff member: held by the hub alone. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fault } from '#wire/fault.ts'
import { pinCheckDown } from '#wire/pin.ts'
import { aHub, TestDevice } from './aHub.ts'
import { NINE } from './events.ts'

const MINUTE = 60_000
const setPin = (device: TestDevice, staff: string, pin: string | null, old: string | null = null) => device.ask('PUT', 'pin', { staff, pin, old })
const isRight = async (device: TestDevice, staff: string, pin: string) => pinCheckDown.parse((await device.ask('POST', 'pin/check', { staff, pin })).body).ok
const who = async (device: TestDevice) => (await device.ask('GET', 'pins')).body

async function aTeam() {
  let now = NINE
  const hub = await aHub({ clock: { now: () => now, rate: () => 1 } })
  const [lead, desk, other] = [await TestDevice.join(hub, 'lead'), await TestDevice.join(hub, 'adviser'), await TestDevice.join(hub, 'welcome')]
  return { hub, lead, desk, other, later: (ms: number) => void (now += ms) }
}

describe('a PIN', () => {
  test('that was set is right, any other is wrong, and who has one is known', async () => {
    const { lead, desk } = await aTeam()
    expect((await setPin(lead, 's-1', '4711')).status).toBe(204)
    expect([await isRight(desk, 's-1', '4711'), await isRight(desk, 's-1', '4712')]).toEqual([true, false])
    expect(await who(desk)).toEqual({ staff: ['s-1'] })
    expect(fault.parse((await desk.ask('POST', 'pin/check', { staff: 's-2', pin: '4711' })).body)).toMatchObject({ code: 'notFound', where: 'staff' })
  })

  test('is set by anybody where there was none, changed and removed with the old one only, and by a team lead without', async () => {
    const { lead, desk } = await aTeam()
    expect((await setPin(desk, 's-1', '4711')).status).toBe(204)
    for (const old of [null, '4712']) {
      const refused = await setPin(desk, 's-1', '0000', old)
      expect([refused.status, fault.parse(refused.body)]).toMatchObject([403, { where: 'old', sentence: expect.stringContaining('The old PIN is not right.') }])
      expect((await setPin(desk, 's-1', null, old)).status).toBe(403)
    }
    expect(await isRight(desk, 's-1', '4711')).toBe(true)
    expect((await setPin(desk, 's-1', '87654321', '4711')).status).toBe(204)
    expect(await isRight(desk, 's-1', '87654321')).toBe(true)
    expect((await setPin(lead, 's-1', null)).status).toBe(204)
    expect(await who(lead)).toEqual({ staff: [] })
  })

  test.each(['123', '123456789', '12 4', 'abcd'])('"%s" is none, in a sentence', async (pin) => {
    const { lead } = await aTeam()
    expect(fault.parse((await setPin(lead, 's-1', pin)).body)).toMatchObject({ where: 'pin', sentence: expect.stringContaining('a PIN is 4 to 8 digits') })
  })

  test('that was wrong five times makes that device wait for that person, and nobody else', async () => {
    const { lead, desk, other, later } = await aTeam()
    await setPin(lead, 's-1', '4711')
    await setPin(lead, 's-2', '4711')
    for (let i = 0; i < 5; i++) expect(await isRight(desk, 's-1', '0000')).toBe(false)
    const refused = await desk.ask('POST', 'pin/check', { staff: 's-1', pin: '4711' })
    expect([refused.status, fault.parse(refused.body)]).toMatchObject([429, { retryAfterMs: 5 * MINUTE, sentence: expect.stringContaining('Wait 5 minutes') }])
    expect((await setPin(desk, 's-1', '0000', '4711')).status).toBe(429)
    expect([await isRight(desk, 's-2', '4711'), await isRight(other, 's-1', '4711')]).toEqual([true, true])
    later(5 * MINUTE)
    expect(await isRight(desk, 's-1', '4711')).toBe(true)
  })

  test('cannot be tried out many at a time', async () => {
    const { lead, desk } = await aTeam()
    await setPin(lead, 's-1', '4711')
    const said = await Promise.all(Array.from({ length: 40 }, (_, i) => desk.ask('POST', 'pin/check', { staff: 's-1', pin: String(1000 + i) })))
    expect(said.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(said.filter(({ status }) => status === 429)).toHaveLength(35)
  })

  test('is forgotten to have been wrong once it is right', async () => {
    const { lead, desk } = await aTeam()
    await setPin(lead, 's-1', '4711')
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await isRight(desk, 's-1', '0000')
      expect(await isRight(desk, 's-1', '4711')).toBe(true)
    }
  })

  test('is in no log, and on the disk only as a hash with a salt of its own', async () => {
    const { hub, lead } = await aTeam()
    await setPin(lead, 's-1', '90817263')
    await setPin(lead, 's-2', '90817263')
    expect((await lead.ask('GET', `events?after=0&hash=${'0'.repeat(64)}`)).body).toMatchObject({ events: [] })
    await hub.close()
    const disk = readdirSync(hub.folder).map((file) => readFileSync(join(hub.folder, file)).toString('latin1'))
    expect(disk.some((text) => text.includes('90817263'))).toBe(false)
    expect(disk.some((text) => text.includes('s-1'))).toBe(true)
  })
})
