/*
  What a desk does with appointments and delays is the same online, offline and after reconnecting: real devices (log on IndexedDB, sync, centre) and a
  real hub. Alone it holds at once on this PC and is not confirmed; once the line is back it holds everywhere, the same.
*/
import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardKeyOf } from '#domain/appointments/cardKey.ts'
import { idOfReference } from '#domain/appointments/reference.ts'
import { nearestSlots } from '#domain/appointments/slots.ts'
import type { Command } from '#domain/centre/command.ts'
import type { Appointment, CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import { delaysNow } from '#domain/delays/toTell.ts'
import { MINUTE } from '#domain/instant.ts'
import { dayAfter } from '#domain/time/dayAfter.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import type { Hub } from '#hub/hub.ts'
import { startHub } from '#hub/hub.ts'
import { cardOf } from '#renderer/centre/cardOf.ts'
import { readCards } from '#renderer/log/cards.ts'
import { seeded } from '#test/support/faultyCarrier.ts'
import type { TestDevice } from '#test/support/testDevice.ts'
import { joinHub, startTestDevice, until } from '#test/support/testDevice.ts'

const SERVICE = 'lgsl:58'

let dataDir: string
let hub: Hub
let desk: TestDevice
let other: TestDevice

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'foyer-alone-'))
  hub = await startHub({ dataDir, port: 0, demo: true, limits: { pairPerMinute: 1000, devicePerMinute: 1_000_000 } })
  const device = async (label: string) => startTestDevice(hub.url, await joinHub(hub.url, (await hub.makeCode('lead', label, null)).code), seeded(1))
  desk = await device('Team lead')
  other = await device('Other team lead')
  await until('the demo centre is known at both', () => [desk, other].every((one) => stateOf(one).services.size > 0))
  await act({ type: 'setUp', event: 'hoursSet', body: { week: Array(7).fill([{ from: 540, to: 1020 }]) } })
})

afterEach(async () => {
  for (const device of [desk, other]) device.kill()
  await hub.close()
  await rm(dataDir, { recursive: true, force: true })
})

const stateOf = ({ centre }: TestDevice): CentreState => centre.view().state
const all = (state: CentreState): Appointment[] => [...state.days.values()].flatMap(({ appointments }) => [...appointments.values()])
const findIn = (state: CentreState, id: string) => all(state).find((one) => one.id === id && one.movedTo === null)

async function act(command: Command): Promise<void> {
  const acted = await desk.centre.act(command)
  if (!('done' in acted)) throw new Error(`${command.type}: ${'fault' in acted ? acted.fault : acted.sentence}`)
}

/** Books the next free time that is not of today. Answers its id. */
async function book(): Promise<string> {
  const { centre } = desk
  const [slot] = nearestSlots(stateOf(desk), SERVICE, dayAfter(centre.today(), 1), centre.now(), 1)
  if (!slot) throw new Error('No time is free.')
  const appointment = centre.newId()
  await act({ type: 'book', appointment, service: SERVICE, at: slot.at, day: slot.day, desk: null })
  return appointment
}

const level = () =>
  until(
    'both are level',
    () => desk.log.unsent.length + other.log.unsent.length === 0 && desk.log.cursor.n === other.log.cursor.n && desk.stateHash() === other.stateHash(),
  )

/** `first`: done while the line is there. `does`: what is tried. `holds`: so it is, on this PC at once and everywhere in the end. */
type Doing = { name: string; first?: () => Promise<string>; does: (id: string) => Promise<string>; holds: (state: CentreState, id: string) => boolean }

const DOINGS: Doing[] = [
  { name: 'booking', does: book, holds: (state, id) => findIn(state, id) !== undefined },
  {
    name: 'moving',
    first: book,
    async does(id) {
      const one = findIn(stateOf(desk), id)!
      const [, to] = nearestSlots(stateOf(desk), SERVICE, dayAfter(one.day, 1), 0, 2)
      await act({ type: 'moveAppointment', appointment: id, day: one.day, to: { ...to!, desk: null }, whose: 'customers', why: 'asked' })
      return id
    },
    holds: (state, id) => findIn(state, id)?.moves.length === 1 && all(state).filter((one) => one.id === id).length === 2,
  },
  {
    name: 'cancelling',
    first: book,
    async does(id) {
      await act({ type: 'cancelAppointment', appointment: id, day: findIn(stateOf(desk), id)!.day, whose: 'ours', why: 'staffAway' })
      return id
    },
    holds: (state, id) => findIn(state, id)?.cancelled?.why === 'staffAway',
  },
  {
    name: 'telling a delay',
    async does() {
      const { centre } = desk
      const [reason] = stateOf(desk).delayReasons
      const notice = centre.newId()
      const expectedAt = centre.now() + 20 * MINUTE
      await act({ type: 'tellDelay', notice, scope: { of: 'centre' }, reason: reason!.reason, expectedAt, how: ['inPerson'] })
      return notice
    },
    holds: (state, id) => delaysNow(dayOf(state, desk.centre.today()), desk.centre.now()).some(({ notice }) => notice === id),
  },
  {
    name: 'recording an outage',
    async does() {
      const from = desk.centre.now() - 20 * MINUTE
      await act({ type: 'recordOutage', from, to: from + 10 * MINUTE })
      return String(from)
    },
    holds: (state, id) => dayOf(state, desk.centre.today()).outages.some(({ from }) => String(from) === id),
  },
  {
    name: 'taking an outage back',
    async first() {
      const from = desk.centre.now() - 20 * MINUTE
      await act({ type: 'recordOutage', from, to: from + 10 * MINUTE })
      return String(from)
    },
    async does(id) {
      const outage = dayOf(stateOf(desk), desk.centre.today()).outages.find(({ from }) => String(from) === id)
      await act({ type: 'takeBackOutage', outage: outage!.event })
      return id
    },
    holds: (state, id) => !dayOf(state, desk.centre.today()).outages.some(({ from }) => String(from) === id),
  },
  {
    name: 'setting the rota of a day',
    async does() {
      const day = dayAfter(desk.centre.today(), 3)
      const at = (time: string) => localInstant(day, time, 'Europe/London')
      await act({ type: 'setUp', event: 'rotaSet', day, body: { desk: 'desk-1', open: [{ from: at('10:00'), to: at('11:00') }] } })
      return day
    },
    holds: (state, id) => dayOf(state, id).rota.get('desk-1')?.length === 1,
  },
]

describe.each(DOINGS)('$name', ({ first, does, holds }) => {
  const before = async () => {
    const id = (await first?.()) ?? ''
    await level()
    return id
  }

  test('online holds on both', async () => {
    const id = await does(await before())
    expect(holds(stateOf(desk), id)).toBe(true)
    await level()
    expect([desk, other].map((one) => holds(stateOf(one), id))).toEqual([true, true])
  })

  test('offline holds on this PC at once and nowhere else, and on both once the line is back', async () => {
    const known = await before()
    desk.cutOff()
    const id = await does(known)
    expect([desk, other].map((one) => holds(stateOf(one), id))).toEqual([true, false])
    expect(desk.centre.view().unsentIds.size).toBe(1)
    desk.comeBack()
    await level()
    expect([desk, other].map((one) => holds(stateOf(one), id))).toEqual([true, true])
    expect(desk.centre.view().unsentIds.size).toBe(0)
  })
})

describe('for whom an appointment is', () => {
  const nameAt = async ({ log }: TestDevice, key: string) => (await readCards(log)).get(key)?.name

  test('offline it is on this PC alone, after reconnecting on both, with the day to which it was moved meanwhile, and never in the log', async () => {
    const id = await book()
    await level()
    desk.cutOff()
    const one = findIn(stateOf(desk), id)!
    const key = cardKeyOf(one)
    await desk.centre.writeCards([{ of: key, field: 'name', text: 'Zebedee Quillfeather', day: one.day }])
    expect(desk.centre.view().cards.get(key)).toEqual({ name: 'Zebedee Quillfeather' })
    const [to] = nearestSlots(stateOf(desk), SERVICE, dayAfter(one.day, 1), 0, 1)
    await act({ type: 'moveAppointment', appointment: id, day: one.day, to: { ...to!, desk: null }, whose: 'customers', why: 'asked' })
    expect(await nameAt(other, key)).toBeUndefined()
    desk.comeBack()
    await level()
    await until('the other desk has the name, of the day to which it was moved', async () => (await other.log.database.cards.get(key))?.day === to!.day)
    expect(await nameAt(other, key)).toBe('Zebedee Quillfeather')
    expect(cardKeyOf(findIn(stateOf(other), id)!)).toBe(key)
    const pages = await other.log.database.pages.toArray()
    expect(JSON.stringify(pages.map(({ raw }) => raw))).not.toMatch(/Zebedee|Quillfeather/)
  })

  test('the visit that comes of it has the name on both, and what was said at the door goes before it', async () => {
    const { centre } = desk
    const appointment = idOfReference('R07')
    await act({ type: 'importAppointments', rows: [{ appointment, service: SERVICE, at: centre.now(), day: centre.today(), desk: null }] })
    const key = cardKeyOf(findIn(stateOf(desk), appointment)!)
    await centre.writeCards([{ of: key, field: 'name', text: 'Zebedee Quillfeather', day: centre.today() }])
    await until('the other desk has the name', async () => (await nameAt(other, key)) === 'Zebedee Quillfeather')
    await level()
    // The other desk is on its own when they come: it knows the name all the same.
    other.cutOff()
    const visit = other.centre.newId()
    expect('done' in (await other.centre.act({ type: 'greet', visit, appointment }))).toBe(true)
    const day = dayOf(stateOf(other), centre.today())
    expect(cardOf(await readCards(other.log), day, day.visits.get(visit)!)).toEqual({ name: 'Zebedee Quillfeather' })
    await other.centre.writeCard(visit, 'name', 'Zeb Quillfeather')
    expect(cardOf(other.centre.view().cards, day, day.visits.get(visit)!)).toEqual({ name: 'Zeb Quillfeather' })
    other.comeBack()
    await level()
    await until('the desk has what was said at the door', async () => {
      const here = dayOf(stateOf(desk), centre.today())
      return cardOf(await readCards(desk.log), here, here.visits.get(visit)!).name === 'Zeb Quillfeather'
    })
  })
})
