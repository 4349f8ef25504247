import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf, EMPTY_CENTRE } from '#domain/centre/state.ts'
import { fold } from '#domain/centre/fold.ts'
import { CHAIN_START } from '#wire/code.ts'
import { page } from '#wire/pull.ts'
import { demoFile } from '#hub/demoFile.ts'
import type { Clock } from '#hub/clock.ts'
import type { EventRow } from '#hub/store/store.ts'
import { rowToEvent } from '#hub/log/toEvent.ts'
import { aHub, TestDevice } from './aHub.ts'
import type { TestHub } from './aHub.ts'
import { DAY, NINE } from './events.ts'

const at = (now: number): Clock => ({ now: () => now, rate: () => 1 })
const file = demoFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/demo/centre.json'), 'utf8')))

/** What a device that joined makes of the log. */
async function believed(hub: TestHub): Promise<{ state: CentreState; head: number }> {
  const desk = await TestDevice.join(hub, 'adviser')
  const { events, head } = page.parse((await desk.ask('GET', `events?after=0&hash=${CHAIN_START}&whole=1`)).body)
  return {
    state: fold(
      EMPTY_CENTRE,
      events.map((event) => rowToEvent(event as EventRow)),
    ),
    head: head.n,
  }
}

describe('the demo centre', () => {
  test('is set up in a fresh folder, marked as a demo, with open desks, a rota and appointments', async () => {
    const hub = await aHub({ demo: true, clock: at(NINE) })
    const { state } = await believed(hub)
    const today = dayOf(state, DAY)
    expect(hub.centre).toBe('demo')
    expect(state.centre).toMatchObject({ demo: true, timeZone: 'Europe/London' })
    expect([state.services.size, state.desks.size, today.rota.size, today.appointments.size]).toEqual([file.services.length, 7, 7, file.appointments.length])
    expect([...state.desks.values()].every(({ isOpen }) => isOpen)).toBe(true)
    expect(today.rota.get('desk-1')?.[0]?.from).toBe(NINE)
  })

  test('has a favourite for every digit, and every service that is ours has a desk', () => {
    expect(file.services.flatMap(({ favourite }) => favourite ?? []).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const served = new Set(file.desks.flatMap(({ services }) => services))
    expect(file.services.filter(({ service }) => !served.has(service))).toEqual([])
    const known = new Set(file.services.map(({ service }) => service))
    const named = [...file.desks.flatMap(({ services }) => services), ...file.appointments.map(({ service }) => service)]
    expect(named.filter((service) => !known.has(service))).toEqual([])
    for (const { service, desk } of file.appointments) expect(file.desks.find((one) => one.desk === desk)?.services).toContain(service)
  })

  test('gets a rota and appointments for each new day, once', async () => {
    const first = await aHub({ demo: true, clock: at(NINE) })
    const { head } = await believed(first)
    await first.close()
    const tomorrow = NINE + 24 * 3600 * 1000
    const second = await aHub({ demo: true, dataDir: first.folder, clock: at(tomorrow) })
    const after = await believed(second)
    expect(after.head).toBe(head + 7 + file.appointments.length)
    expect(dayOf(after.state, '2027-01-13').rota.get('desk-1')?.[0]?.from).toBe(tomorrow)
    await second.close()
    const third = await aHub({ demo: true, dataDir: first.folder, clock: at(tomorrow + 3600 * 1000) })
    expect((await believed(third)).head).toBe(after.head)
  })

  test('keeps its hours in summer', async () => {
    const hub = await aHub({ demo: true, clock: at(Date.parse('2027-07-01T06:00:00Z')) })
    expect(dayOf((await believed(hub)).state, '2027-07-01').rota.get('desk-1')?.[0]?.from).toBe(Date.parse('2027-07-01T08:00:00Z'))
  })

  test('never touches a centre that somebody set up', async () => {
    const own = await aHub({ clock: at(NINE) })
    expect([own.centre, (await believed(own)).head]).toEqual(['centre', 0])
    await own.close()
    const again = await aHub({ demo: true, dataDir: own.folder, clock: at(NINE) })
    expect([again.centre, (await believed(again)).head]).toEqual(['centre', 0])
  })
})
