import { describe, expect, test } from 'vitest'
import type { Role } from '#domain/roles.ts'
import { aLog, CENTRE, faultOf } from '#test/hub/aLog.ts'
import { DAY, NINE } from '#test/hub/events.ts'
import { revokeDevice } from './devices.ts'
import { enrolDevice } from './enrolDevice.ts'
import { endEnrolment, listEnrolments, makeEnrolment } from './enrolments.ts'
import { isSecret } from './secrets.ts'

const MINUTE = 60_000

async function anEnrolment({ role = 'adviser' as Role, label = null as string | null, most = 3, until = DAY } = {}) {
  const { store } = await aLog()
  const { enrolment, secret } = await makeEnrolment(store, CENTRE, { role, label, most, until }, DAY, NINE)
  const join = (more: { secret?: string; today?: string; now?: number; back?: string; isHere?: boolean; inTheOpen?: boolean } = {}) =>
    enrolDevice(
      store,
      {
        enrolment,
        secret: more.secret ?? secret,
        back: more.back === undefined ? null : { device: more.back, isHere: more.isHere ?? false },
        inTheOpen: more.inTheOpen ?? false,
      },
      more.today ?? DAY,
      more.now ?? NINE,
    )
  return { store, enrolment, secret, join }
}
const refused = (sentence: string) => ({ code: 'codeWrong', sentence: expect.stringContaining(sentence) })

describe('an enrolment', () => {
  test('makes devices of their own, numbered, so many and no more', async () => {
    const { store, join } = await anEnrolment({ label: 'Desk {n}' })
    const made = [await join(), await join(), await join()]
    expect(made.map(({ device }) => [device.label, device.role, device.letter, device.desk])).toEqual([
      ['Desk 1', 'adviser', 'A', null],
      ['Desk 2', 'adviser', 'B', null],
      ['Desk 3', 'adviser', 'C', null],
    ])
    expect(new Set(made.map(({ device }) => device.device)).size).toBe(3)
    expect(made.every(({ device, token }) => isSecret(token, device.tokenHash))).toBe(true)
    expect(await faultOf(join())).toMatchObject(refused('for 3 devices'))
    expect(await listEnrolments(store, CENTRE)).toMatchObject([{ used: 3, most: 3, endedAt: null }])
  })

  test('joins until the end of its last day, and on no day after', async () => {
    const { join } = await anEnrolment({ until: '2027-01-31' })
    await join({ today: '2027-01-31' })
    expect(await faultOf(join({ today: '2027-02-01' }))).toMatchObject(refused('good until 2027-01-31'))
  })

  test('that was ended joins nobody any more; who has joined stays', async () => {
    const { store, enrolment, join } = await anEnrolment()
    const { device } = await join()
    await endEnrolment(store, CENTRE, enrolment, NINE)
    expect(await faultOf(join())).toMatchObject(refused('was ended'))
    expect((await store.read(({ devices }) => devices.find(device.device)))?.revokedAt).toBeNull()
    expect(await faultOf(endEnrolment(store, 'other', enrolment, NINE))).toMatchObject({ code: 'notFound' })
  })

  test('opens to its secret only, and keeps nothing but its hash', async () => {
    const { store, enrolment, secret, join } = await anEnrolment()
    expect(await faultOf(join({ secret: 'x'.repeat(43) }))).toMatchObject(refused('not known'))
    expect(JSON.stringify(await store.read(({ enrolments }) => enrolments.find(enrolment)))).not.toContain(secret)
    expect(JSON.stringify(await listEnrolments(store, CENTRE))).not.toMatch(/[0-9a-f]{64}/)
  })

  test('for desks that came over a line on which others can listen is ended at once; one for screens is not', async () => {
    const desks = await anEnrolment()
    expect(await faultOf(desks.join({ inTheOpen: true }))).toMatchObject(refused('good no more'))
    expect(await faultOf(desks.join())).toMatchObject(refused('was ended'))
    const screens = await anEnrolment({ role: 'display' })
    expect((await screens.join({ inTheOpen: true })).device).toMatchObject({ role: 'display', label: 'Screen 1', letter: '' })
  })

  test('gives a PC that lost its token back the device that it was, once that is out of use', async () => {
    const { join } = await anEnrolment()
    const { device: before } = await join()
    const busy = { code: 'busy', sentence: expect.stringContaining('Try again in 2 minutes') }
    expect(await faultOf(join({ back: before.device, now: NINE + MINUTE }))).toMatchObject(busy)
    expect(await faultOf(join({ back: before.device, now: NINE + 9 * MINUTE, isHere: true }))).toMatchObject(busy)
    const { device: after, token } = await join({ back: before.device, now: NINE + 2 * MINUTE })
    expect([after.device, after.label, after.letter]).toEqual([before.device, 'Adviser 1', 'A'])
    expect(isSecret(token, after.tokenHash)).toBe(true)
  })

  test('does not bring back a device that was taken away', async () => {
    const { store, join } = await anEnrolment()
    const { device } = await join()
    await revokeDevice(store, CENTRE, device.device, NINE)
    expect(await faultOf(join({ back: device.device, now: NINE + 9 * MINUTE }))).toMatchObject(refused('taken away'))
  })

  test('for one role takes over no device of another', async () => {
    const { join } = await anEnrolment()
    const other = await anEnrolment({ role: 'lead' })
    const { device } = await other.join()
    expect((await join({ back: device.device, now: NINE + 9 * MINUTE })).device.role).toBe('adviser')
  })

  test('is refused for a day that is over, and for labels that are too long', async () => {
    expect(await faultOf(anEnrolment({ until: '2020-01-01' }))).toMatchObject({ code: 'badRequest', sentence: expect.stringContaining('is over') })
    expect(await faultOf(anEnrolment({ label: 'The desks on the first floor {n}' }))).toMatchObject({
      code: 'badRequest',
      sentence: expect.stringContaining('24 letters'),
    })
  })

  test('numbers labels that say no number, where there are several', async () => {
    expect((await (await anEnrolment({ label: 'Kiosk' })).join()).device.label).toBe('Kiosk 1')
    expect((await (await anEnrolment({ label: 'Kiosk', most: 1 })).join()).device.label).toBe('Kiosk')
  })
})
