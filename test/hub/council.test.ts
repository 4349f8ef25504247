/* A council's hub that is kept filled from a centre's, both real, on SQLite. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { askHub } from '#hub/admin/askHub.ts'
import { joinCouncil } from '#hub/council/join.ts'
import { StartError } from '#hub/faults.ts'
import { DATA_FILE } from '#hub/store/sqlite.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { Page } from '#wire/pull.ts'
import type { TestHub } from './aHub.ts'
import { aHub, TestDevice } from './aHub.ts'
import { aLog, CENTRE, faultOf } from './aLog.ts'
import { DAY, Pen } from './events.ts'
import { at, copyOf, inFolder, putBack } from './setBack.ts'

async function codeFor(council: TestHub, centre = 'town-hall'): Promise<string> {
  const said = await askHub(inFolder(council.folder), { do: 'pairHub', centre, label: 'Town Hall' })
  if (!('code' in said)) throw new Error(JSON.stringify(said))
  return said.code
}

/** The centre's hub, as the council's knows it. */
function asCentre(centre: TestHub, council: TestHub): TestDevice {
  const { device, token } = JSON.parse(readFileSync(join(centre.folder, 'council.json'), 'utf8')) as { device: string; token: string }
  return new TestDevice(council, device, token)
}

async function logOf(device: TestDevice): Promise<Page['events']> {
  const events: Page['events'] = []
  for (let cursor = { n: 0, hash: CHAIN_START }; ;) {
    const page = (await device.ask('GET', `events?after=${cursor.n}&hash=${cursor.hash}&whole=1`)).body as Page
    if (page.events.length === 0) return events
    events.push(...page.events)
    cursor = { n: page.to, hash: page.toHash }
  }
}

async function twoHubs(): Promise<{ council: TestHub; centre: TestHub; door: TestDevice }> {
  const council = await aHub()
  const first = await aHub()
  const device = await TestDevice.join(first, 'welcome')
  await device.push([device.pen.arrived('a'), device.pen.numbered('a', '1'), device.pen.called('a', 'desk-1'), device.pen.called('a', 'desk-2')])
  await first.close()
  expect(await joinCouncil(first.folder, council.url, await codeFor(council))).toBe('Town Hall')
  const centre = await aHub({ dataDir: first.folder })
  return { council, centre, door: at(centre, device) }
}

/** Waits until the council's hub has all that the centre's has, and answers it. */
async function levelWith(door: TestDevice, copy: TestDevice): Promise<Page['events']> {
  const log = await logOf(door)
  await expect.poll(() => logOf(copy), { timeout: 40_000, interval: 300 }).toEqual(log)
  return log
}

describe('the council’s hub', () => {
  test('has the centre’s log, the same numbers, texts, times and outcomes, and what is new at once', async () => {
    const { council, centre, door } = await twoHubs()
    const copy = asCentre(centre, council)
    await levelWith(door, copy)
    await door.push([door.pen.arrived('b')])
    await levelWith(door, copy)
    expect((await logOf(copy)).map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied', 'noEffect:calledByAnotherDesk', 'applied'])
    // What is there counts as safe here.
    await expect.poll(async () => (await door.hello()).body, { timeout: 10_000 }).toMatchObject({ safeSeq: 5 })
    expect(statSync(join(centre.folder, 'council.json')).mode & 0o777).toBe(0o600)
  })

  test('catches up after a week without a line', { timeout: 60_000 }, async () => {
    const { council, centre, door } = await twoHubs()
    await levelWith(door, asCentre(centre, council))
    await council.close()
    for (let push = 0; push < 3; push++) await door.push(Array.from({ length: 450 }, (_, i) => door.pen.arrived(`v-${push}-${i}`)))
    const again = await aHub({ dataDir: council.folder, port: council.port })
    await levelWith(door, asCentre(centre, again))
    expect((await logOf(asCentre(centre, again))).length).toBe(1354)
  })

  test('gives a centre’s hub that was set back its log again, before any device is asked', { timeout: 60_000 }, async () => {
    const { council, centre, door } = await twoHubs()
    await levelWith(door, asCentre(centre, council))
    const { hub: second, copy } = await copyOf(centre)
    const later = at(second, door)
    for (let push = 0; push < 2; push++) await later.push(Array.from({ length: 400 }, (_, i) => later.pen.arrived(`v-${push}-${i}`)))
    const log = await levelWith(later, asCentre(centre, council))
    await second.close()
    const db = new DatabaseSync(copy)
    db.exec(`update centre set mode = 'recovering'`)
    db.close()
    const back = await putBack(second, copy)
    const alone = at(back, door)
    expect(await logOf(alone)).toEqual(log)
    expect(await askHub(inFolder(back.folder), { do: 'verify' })).toMatchObject({ events: 804, troubles: [] })
  })

  test('lets a centre’s hub hand pages in and read them, and nothing else', async () => {
    const { council, centre, door } = await twoHubs()
    const copy = asCentre(centre, council)
    await levelWith(door, copy)
    expect((await copy.push([copy.pen.arrived('x')])).status).toBe(403)
    expect((await copy.ticket('x', DAY)).status).toBe(403)
    expect((await copy.ask('GET', 'cards?after=0')).status).toBe(403)
    expect((await copy.ask('POST', 'codes', { role: 'lead', label: 'x', desk: null })).status).toBe(403)
    expect((await copy.hello()).body).toMatchObject({ mode: 'follows', head: { n: 4 } })
  })

  test('refuses a page that was changed, and one that does not follow', async () => {
    const { council, centre, door } = await twoHubs()
    const copy = asCentre(centre, council)
    await levelWith(door, copy)
    const { head } = (await copy.hello()).body as { head: { n: number; hash: string } }
    const raw = door.pen.arrived('forged').raw
    const page = {
      from: 5,
      to: 5,
      prevHash: head.hash,
      toHash: 'a'.repeat(64),
      seal: 'a'.repeat(64),
      events: [{ n: 5, recvAt: 1, outcome: 'applied', raw }],
    }
    expect(await copy.ask('POST', 'repair', page)).toMatchObject({ status: 400, body: { sentence: expect.stringContaining('was changed') } })
    expect((await copy.hello()).body).toMatchObject({ head })
  })

  test('orders no centre that it follows, and follows none that it orders', async () => {
    const log = await aLog()
    const pen = new Pen('d-1')
    await log.store.write((tx) => tx.log.setMode(CENTRE, 'follows'))
    expect(await faultOf(log.push(pen, [pen.arrived('a')]))).toMatchObject({ code: 'follows', sentence: expect.stringContaining('in the centre') })
    const council = await aHub()
    expect(await askHub(inFolder(council.folder), { do: 'pairHub', centre: council.centre, label: 'x' })).toEqual({
      no: expect.stringContaining('itself orders'),
    })
  })
})

describe('joining a council’s hub', () => {
  test.each([
    ['an address that would show the log to anyone listening', 'http://hub.example.gov.uk', 'ABCD-2345', /begins with https/],
    ['a machine where nothing answers', 'http://127.0.0.1:9', 'ABCD-2345', /no hub at/],
  ])('refuses %s', async (_, url, code, says) => {
    await expect(joinCouncil('/nowhere', url, code)).rejects.toThrow(says)
  })

  test('refuses a wrong code and a code of a desk, and keeps nothing', async () => {
    const [council, centre] = [await aHub(), await aHub()]
    await expect(joinCouncil(centre.folder, council.url, 'ABCD-2345')).rejects.toThrow('not known here')
    const { code } = await council.makeCode('welcome', 'Door', null)
    await expect(joinCouncil(centre.folder, council.url, code)).rejects.toThrow('for a desk or a screen')
    expect(() => readFileSync(join(centre.folder, 'council.json'))).toThrow('ENOENT')
    expect(() => statSync(join(centre.folder, DATA_FILE))).not.toThrow()
  })

  test('is asked for where only the address is set', async () => {
    await expect(aHub({ councilUrl: 'https://hub.example.gov.uk' })).rejects.toThrow(StartError)
  })
})
