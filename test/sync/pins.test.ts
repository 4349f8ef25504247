/* A PIN on a PC, with the hub and without. */
import 'fake-indexeddb/auto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { joinHub, startTestDevice } from '#test/support/testDevice.ts'
import { aHub } from '#test/hub/aHub.ts'

const NOT_NOW = { sentence: expect.stringContaining('The PIN cannot be checked now') }

async function twoPcs() {
  const hub = await aHub()
  const pc = async (role: 'lead' | 'adviser', label: string) => {
    const device = await startTestDevice(hub.url, await joinHub(hub.url, (await hub.makeCode(role, label, null)).code), Math.random)
    onTestFinished(() => device.kill())
    return device
  }
  return { hub, lead: await pc('lead', 'Lead'), desk: await pc('adviser', 'Desk 1') }
}

describe('while the hub is away', () => {
  test('a PIN that was right on this PC is checked here, another PC says that it cannot', async () => {
    const { lead, desk } = await twoPcs()
    expect(await lead.centre.setPin('s-1', '4711', null)).toEqual({ ok: null })
    expect(await desk.centre.checkPin('s-1', '4711')).toEqual({ ok: true })
    desk.cutOff()
    lead.cutOff()
    expect(await desk.centre.checkPin('s-1', '4711')).toEqual({ ok: true })
    expect(await desk.centre.checkPin('s-1', '4712')).toEqual({ ok: false })
    expect(await lead.centre.checkPin('s-1', '4711')).toMatchObject(NOT_NOW)
    expect(await desk.centre.checkPin('s-2', '4711')).toMatchObject(NOT_NOW)
  })

  test('five wrong ones make this PC wait', async () => {
    const { lead, desk } = await twoPcs()
    await lead.centre.setPin('s-1', '4711', null)
    await desk.centre.checkPin('s-1', '4711')
    desk.cutOff()
    for (let i = 0; i < 5; i++) expect(await desk.centre.checkPin('s-1', '0000')).toEqual({ ok: false })
    expect(await desk.centre.checkPin('s-1', '4711')).toMatchObject({ sentence: expect.stringContaining('The PIN was wrong 5 times') })
  })

  test('who has a PIN is what the hub last said, and none can be set', async () => {
    const { lead, desk } = await twoPcs()
    await lead.centre.setPin('s-1', '4711', null)
    expect(await desk.centre.staffWithPin()).toEqual({ ok: ['s-1'] })
    desk.cutOff()
    lead.cutOff()
    expect(await desk.centre.staffWithPin()).toEqual({ ok: ['s-1'] })
    expect(await lead.centre.staffWithPin()).toMatchObject({ sentence: expect.stringContaining('cannot be reached') })
    expect(await lead.centre.setPin('s-1', null, null)).toMatchObject({ sentence: expect.stringContaining('cannot be reached') })
  })

  test('a PIN that was changed or removed meanwhile is not right here any more, once the hub said so', async () => {
    const { lead, desk } = await twoPcs()
    for (const staff of ['s-1', 's-2']) {
      await lead.centre.setPin(staff, '4711', null)
      expect(await desk.centre.checkPin(staff, '4711')).toEqual({ ok: true })
    }
    await lead.centre.setPin('s-1', '1234', null)
    await lead.centre.setPin('s-2', null, null)
    expect(await desk.centre.checkPin('s-1', '4711')).toEqual({ ok: false })
    expect(await desk.centre.staffWithPin()).toEqual({ ok: ['s-1'] })
    desk.cutOff()
    for (const staff of ['s-1', 's-2']) expect(await desk.centre.checkPin(staff, '4711')).toMatchObject(NOT_NOW)
  })

  test('it is kept as a slow hash in this PC’s own database, never as it is', async () => {
    const { lead, desk } = await twoPcs()
    await lead.centre.setPin('s-1', '90817263', null)
    await desk.centre.checkPin('s-1', '90817263')
    const rows = await desk.log.database.meta.toArray()
    const kept = rows.find(({ k }) => k === 'pin:s-1')?.value
    expect(Object.keys(kept as object).toSorted()).toEqual(['hash', 'salt'])
    expect(JSON.stringify(rows)).not.toContain('90817263')
  })
})

test('what is no PIN is said at once, without asking the hub', async () => {
  const { desk } = await twoPcs()
  desk.cutOff()
  expect(await desk.centre.setPin('s-1', '12', null)).toEqual({ sentence: 'A PIN is 4 to 8 digits.' })
  expect(await desk.centre.checkPin('s-1', 'abcd')).toEqual({ sentence: 'A PIN is 4 to 8 digits.' })
})
