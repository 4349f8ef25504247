/* What every store of the hub promises. One suite for SQLite, PostgreSQL and the simulator's memory. */
import { describe, expect, test } from 'vitest'
import type { AppointmentRow, VisitRow } from '#domain/lead/record.ts'
import { CHAIN_START } from '#wire/code.ts'
import type { CodeRow, DeviceRow, EnrolmentRow, EventRow, Store, Tx } from '#hub/store/store.ts'

export type MakeStore = () => Promise<{ store: Store; reopen: () => Promise<Store> }>

const C = 'centre-1'
const NOW = 1_800_000_000_000
const hash = (n: number) => n.toString(16).padStart(64, '0')

const event = (n: number, more: Partial<EventRow> = {}): EventRow => ({
  n,
  id: `e-${n}`,
  device: 'd-1',
  inc: 'i',
  dseq: n,
  type: 'arrived',
  v: 1,
  recvAt: NOW,
  raw: `{"n":${n},"text":"é 漢 🙂"}`,
  outcome: 'applied',
  hash: hash(n),
  ...more,
})
const device: DeviceRow = {
  centre: C,
  device: 'd-1',
  role: 'welcome',
  label: 'Welcome',
  desk: null,
  letter: 'A',
  tokenHash: hash(7),
  joinedAt: NOW,
  seenAt: null,
  revokedAt: null,
}
const code: CodeRow = {
  centre: C,
  half: 'ABCD',
  codeHash: hash(8),
  role: 'adviser',
  label: 'Desk 2',
  desk: 'desk-2',
  also: ['crewe', 'town-hall'],
  expiresAt: NOW + 1000,
  usedAt: null,
  tries: 0,
}

const enrolment: EnrolmentRow = {
  enrolment: 'e-1',
  centre: C,
  secretHash: hash(6),
  role: 'adviser',
  label: 'Desk {n}',
  most: 20,
  used: 0,
  until: '2027-12-31',
  madeAt: NOW,
  endedAt: null,
}

export function storeContract(name: string, make: MakeStore): void {
  const withCentre = async () => {
    const made = await make()
    await made.store.write(({ log }) => log.addCentre(C, 1, 'e'.repeat(64)))
    return made
  }
  /** Runs it in a write transaction of a store with one centre. */
  const within = async <T>(work: (tx: Tx) => Promise<T>) => (await withCentre()).store.write(work)

  describe(`${name}: a hub that was set back`, () => {
    test('gives no number of a day up to a raised one, and never a lower one after', async () => {
      const lasts = await within(async ({ tickets }) => {
        await tickets.raise(C, '2027-01-12', 7)
        await tickets.raise(C, '2027-01-12', 3)
        return [await tickets.last(C, '2027-01-12'), await tickets.last(C, '2027-01-13')]
      })
      expect(lasts).toEqual([7, 0])
    })

    test('keeps the seals of a followed centre, and finds the last up to a number', async () => {
      const found = await within(async ({ log }) => {
        await log.keepSeal(C, 5, hash(1))
        await log.keepSeal(C, 9, hash(2))
        await log.keepSeal(C, 9, hash(3))
        const seals = []
        for (const n of [4, 5, 8, 9, 50]) seals.push(await log.sealUpTo(C, n))
        return seals
      })
      const five = { n: 5, seal: hash(1) }
      const nine = { n: 9, seal: hash(3) }
      expect(found).toEqual([null, five, five, nine, nine])
    })
  })

  describe(`${name}: what the report is counted from`, () => {
    const day = (n: number) => `2027-01-1${n}`
    const appointment: AppointmentRow = {
      ...{ appointment: 'a-1', visit: null, service: 'tax', desk: null, hour: 10, bookedAt: NOW, arrivedAt: null, calledAt: null, lateMinutes: null },
      ...{ promise: 'apart', why: 'toCome', overGrace: false, left: false, toldAt: null, toldError: null, cause: null, confirmed: false, ticket: null },
    }
    const whole: AppointmentRow = {
      ...{ ...appointment, appointment: 'a-2', visit: 'v-1', desk: 'one', arrivedAt: NOW + 1, calledAt: NOW + 2, lateMinutes: 12, promise: 'missed' },
      ...{ why: 'notTold', overGrace: true, left: true, toldAt: NOW + 3, toldError: -3, cause: 'alarm', confirmed: true, ticket: 'K03' },
    }
    const visit: VisitRow = {
      ...{ visit: 'v-1', kind: 'walkIn', service: null, desk: null, hour: 9, arrivedAt: NOW, greetedAfter: null, greetedInTime: null, waitedMinutes: null },
      ...{ outcome: 'open', referrals: 0, leftBeforeCalled: false, enteredLater: false, ticket: null },
    }
    const seen: VisitRow = {
      ...{ ...visit, visit: 'v-2', kind: 'appointment', service: 'tax', desk: 'one', greetedAfter: 61, greetedInTime: false, waitedMinutes: 4 },
      ...{ outcome: 'finishedToday', referrals: 2, leftBeforeCalled: true, enteredLater: true, ticket: '17' },
    }

    test('comes back as it was put, day by day, in the place of what the day had', async () => {
      const rows = await within(async ({ reports }) => {
        await reports.put(
          C,
          { day: day(2), due: false },
          { appointments: [appointment, { ...appointment, appointment: 'a-gone' }], visits: [{ ...visit, visit: 'v-gone' }] },
        )
        await reports.put(C, { day: day(2), due: false }, { appointments: [whole, appointment], visits: [seen, visit] })
        await reports.put(C, { day: day(3), due: true }, { appointments: [], visits: [visit] })
        await reports.put('other', { day: day(2), due: true }, { appointments: [], visits: [visit] })
        return [await reports.rows(C, day(2), day(2)), await reports.rows(C, day(3), day(9)), await reports.rows(C, day(4), day(9))]
      })
      const of = (key: string, ...all: object[]) => all.map((row) => ({ ...row, day: key }))
      expect(rows).toEqual([
        { appointments: of(day(2), appointment, whole), visits: of(day(2), visit, seen) },
        { appointments: [], visits: of(day(3), visit) },
        { appointments: [], visits: [] },
      ])
    })

    test('finds the events of a topic by their numbers, each once', async () => {
      const found = await within(async ({ log, reports }) => {
        await log.addAll(C, [event(1), event(2), event(3)])
        const noted = [
          { topic: 'day:b', n: 3 },
          { topic: 'day:a', n: 1 },
          { topic: 'day:b', n: 2 },
        ]
        await reports.note(C, noted)
        await reports.note(C, noted)
        return Promise.all([reports.events(C, 'day:b', 'day:b'), reports.events(C, 'day:', 'day:b'), reports.events(C, 'x', 'y')])
      })
      expect(found.map((rows) => rows.map(({ n }) => n))).toEqual([[2, 3], [1, 2, 3], []])
    })

    test('knows which days are due, how far it has looked, and forgets one centre alone', async () => {
      const said = await within(async ({ reports }) => {
        for (const n of [3, 1, 2]) await reports.put(C, { day: day(n), due: false }, { appointments: [], visits: [visit] })
        await reports.setDue(C, day(5))
        await reports.setDueFrom(C, day(2))
        await reports.setDue('other', day(1))
        await reports.setUpTo(C, { n: 6, hash: hash(6), made: 1 })
        await reports.setUpTo(C, { n: 7, hash: hash(7), made: 2 })
        const before = [await reports.days(C, day(0), day(9)), await reports.upTo(C), await reports.upTo('other')]
        await reports.forget(C)
        return [
          ...before,
          await reports.days(C, day(0), day(9)),
          await reports.upTo(C),
          (await reports.rows(C, day(0), day(9))).visits,
          await reports.days('other', day(0), day(9)),
        ]
      })
      const days = [1, 2, 3, 5].map((n) => ({ day: day(n), due: n !== 1 }))
      expect(said).toEqual([days, { n: 7, hash: hash(7), made: 2 }, null, [], null, [], [{ day: day(1), due: true }]])
    })
  })

  describe(`${name}: transactions`, () => {
    test('keep nothing of a write that throws', async () => {
      const { store } = await withCentre()
      const broken = store.write(async ({ log, tickets }) => {
        await log.addAll(C, [event(1)])
        await tickets.give(C, '2027-01-12', 1, 'v-1', '1')
        throw new Error('half way')
      })
      await expect(broken).rejects.toThrow('half way')
      expect(await store.read(({ log }) => log.after(C, 0, 10))).toEqual([])
      expect(await store.read(({ tickets }) => tickets.last(C, '2027-01-12'))).toBe(0)
    })

    test('never show a read what is not committed', async () => {
      const { store } = await withCentre()
      const writing = store.write(async ({ log }) => {
        await log.addAll(C, [event(1)])
        await new Promise((resolve) => setTimeout(resolve, 20))
        throw new Error('back')
      })
      const seen = store.read(({ log }) => log.after(C, 0, 10))
      await expect(writing).rejects.toThrow('back')
      expect(await seen).toEqual([])
    })

    test('show a read one state, whatever is committed meanwhile', async () => {
      const { store } = await withCentre()
      await store.write(({ log }) => log.addAll(C, [event(1)]))
      let writing = Promise.resolve()
      const seen = await store.read(async ({ log }) => {
        const before = await log.after(C, 0, 10)
        writing = store.write(({ log: other }) => other.addAll(C, [event(2)]))
        await new Promise((resolve) => setTimeout(resolve, 50))
        return [before.length, (await log.after(C, 0, 10)).length]
      })
      await writing
      expect(seen).toEqual([1, 1])
      expect(await store.read(({ log }) => log.after(C, 0, 10))).toHaveLength(2)
    })

    test('take turns where they lock: those that read and add one lose none', async () => {
      const { store } = await withCentre()
      const next = () =>
        store.write(async ({ log, tickets }) => {
          await log.lock(C)
          const last = await tickets.last(C, '2027-01-12')
          await new Promise((resolve) => setTimeout(resolve, 5))
          await tickets.give(C, '2027-01-12', last + 1, `v-${last + 1}`, String(last + 1))
        })
      await Promise.all([next(), next(), next()])
      expect(await store.read(({ tickets }) => tickets.last(C, '2027-01-12'))).toBe(3)
    })

    test('leave the store usable after one has failed', async () => {
      const { store } = await withCentre()
      await store.write(async ({ log }) => log.addAll(C, [event(1)]))
      await expect(store.write(async ({ log }) => log.addAll(C, [event(1)]))).rejects.toThrow()
      await store.write(async ({ log }) => log.addAll(C, [event(2)]))
      expect((await store.read(({ log }) => log.after(C, 0, 10))).map(({ n }) => n)).toEqual([1, 2])
    })
  })

  describe(`${name}: the log`, () => {
    test('gives events back exactly, in order, after a number, up to a limit', async () => {
      const { store } = await withCentre()
      await store.write(async ({ log }) => {
        await log.addAll(
          C,
          [1, 2, 3, 4].map((n) => event(n)),
        )
      })
      expect(await store.read(({ log }) => log.after(C, 1, 2))).toEqual([event(2), event(3)])
    })

    test('refuses the same number, the same id, and the same counter of a device twice', async () => {
      const { store } = await withCentre()
      await store.write(({ log }) => log.addAll(C, [event(1)]))
      const add = (row: EventRow) => store.write(({ log }) => log.addAll(C, [row]))
      await expect(add(event(1, { id: 'x', dseq: 9 }))).rejects.toThrow()
      await expect(add(event(2, { id: 'e-1' }))).rejects.toThrow()
      await expect(add(event(2, { dseq: 1 }))).rejects.toThrow()
      await add(event(2, { device: 'd-2', dseq: 1 }))
    })

    test('says where an id went and what used up a counter: log or quarantine', () =>
      within(async ({ log }) => {
        await log.addAll(C, [event(1)])
        await log.quarantineAll(C, [{ id: 'q', device: 'd-1', inc: 'i', dseq: 2, raw: 'not \0 json', code: 'notJson', sentence: 'Why.', recvAt: NOW }])
        const kept = { id: 'q', device: 'd-1', inc: 'i', dseq: 2, code: 'notJson', sentence: 'Why.' }
        const stored = { id: 'e-1', device: 'd-1', inc: 'i', dseq: 1, n: 1 }
        expect(await log.taken(C, ['e-1'])).toEqual([stored])
        expect(await log.taken(C, ['nobody', 'q'])).toEqual([kept])
        expect(await log.taken(C, ['q', 'nobody', 'e-1'])).toHaveLength(2)
        expect(await log.taken(C, [])).toEqual([])
        expect(await log.taken('other', ['e-1', 'q'])).toEqual([])
        expect(await log.atCounters(C, 'd-1', 'i', [1, 9])).toEqual([stored])
        expect(await log.atCounters(C, 'd-1', 'i', [2])).toEqual([kept])
        expect(await log.atCounters(C, 'd-1', 'other', [1, 2])).toEqual([])
      }))

    test('forgets what stood in quarantine for long enough, and not that it did', () =>
      within(async ({ log }) => {
        const row = { device: 'd-1', inc: 'i', raw: 'Ana', code: 'notJson', sentence: 'Why.' } as const
        await log.quarantineAll(C, [{ ...row, id: 'old', dseq: 1, recvAt: NOW - 1 }])
        await log.quarantineAll(C, [{ ...row, id: 'new', dseq: 2, recvAt: NOW }])
        expect([await log.eraseQuarantined(C, NOW), await log.eraseQuarantined(C, NOW), await log.eraseQuarantined('other', NOW + 1)]).toEqual([1, 0, 0])
        expect(await log.taken(C, ['old'])).toMatchObject([{ id: 'old', code: 'notJson', sentence: 'Why.' }])
        expect(await log.eraseQuarantined(C, NOW + 1)).toBe(1)
      }))

    test('knows the chain hash at every number, before the first and not beyond the head', () =>
      within(async ({ log }) => {
        await log.addAll(C, [event(1)])
        expect(await log.hashAt(C, 0)).toBe(CHAIN_START)
        expect(await log.hashAt(C, 1)).toBe(hash(1))
        expect(await log.hashAt(C, 2)).toBeNull()
      }))

    test('keeps heads and counters over a restart', async () => {
      const { store, reopen } = await withCentre()
      await store.write(async ({ log }) => {
        await log.setHead(C, 7, hash(7))
        await log.setReducer(C, 3)
        await log.setMode(C, 'recovering')
        await log.setSafeSeq(C, 5)
        await log.setBegun(C, 'ours', 'Crewe')
        await log.setIncarnation(C, 'd-1', 'i', { lastDseq: 4, lastId: 'e-4' })
      })
      await store.close()
      const again = await reopen()
      expect(await again.read(({ log }) => log.centre(C))).toEqual({
        centre: C,
        head: 7,
        headHash: hash(7),
        reducer: 3,
        mode: 'recovering',
        key: 'e'.repeat(64),
        safeSeq: 5,
        cardHead: 0,
        begunAs: 'ours',
        name: 'Crewe',
      })
      expect(await again.read(({ log }) => log.incarnation(C, 'd-1', 'i'))).toEqual({ lastDseq: 4, lastId: 'e-4' })
      expect(await again.read(({ log }) => log.incarnation(C, 'd-1', 'j'))).toEqual({ lastDseq: 0, lastId: null })
    })

    test('knows its centres in the order in which they came, and no other', () =>
      within(async ({ log }) => {
        await log.addCentre('a-later-one', 1, 'e'.repeat(64))
        expect((await log.centres()).map(({ centre }) => centre)).toEqual([C, 'a-later-one'])
        expect(await log.lock('nowhere')).toBeNull()
      }))
  })

  describe(`${name}: the PINs of staff`, () => {
    const pin = (staff: string, more = {}) => ({ staff, hash: hash(1), salt: 'ab'.repeat(16), setAt: NOW, ...more })

    test('come back as they were set, one a person, of this centre only', () =>
      within(async ({ log, pins }) => {
        await log.addCentre('another', 1, 'e'.repeat(64))
        await pins.set(C, pin('s-2'))
        await pins.set(C, pin('s-1'))
        await pins.set(C, pin('s-1', { hash: hash(2), setAt: NOW + 1 }))
        await pins.set('another', pin('s-1', { hash: hash(3) }))
        expect(await pins.list(C)).toEqual([pin('s-1', { hash: hash(2), setAt: NOW + 1 }), pin('s-2')])
        expect(await pins.of('another', 's-1')).toEqual(pin('s-1', { hash: hash(3) }))
        expect(await pins.of(C, 's-9')).toBeNull()
      }))

    test('are gone once they are removed, and removing again is no error', () =>
      within(async ({ pins }) => {
        await pins.set(C, pin('s-1'))
        await pins.remove(C, 's-1')
        await pins.remove(C, 's-1')
        expect(await pins.of(C, 's-1')).toBeNull()
        expect(await pins.list(C)).toEqual([])
      }))
  })

  describe(`${name}: devices and codes`, () => {
    test('give a device back as it was added, and when it was seen', () =>
      within(async ({ devices }) => {
        await devices.add(device)
        await devices.setSeen('d-1', NOW + 5)
        expect(await devices.find('d-1')).toEqual({ ...device, seenAt: NOW + 5 })
        expect(await devices.list(C)).toHaveLength(1)
        expect(await devices.find('d-2')).toBeNull()
      }))

    test('find those of a list that are known', () =>
      within(async ({ devices }) => {
        await devices.add(device)
        await devices.add({ ...device, device: 'd-2' })
        expect((await devices.findAll(['d-2', 'd-9'])).map((row) => row.device)).toEqual(['d-2'])
        expect(await devices.findAll([])).toEqual([])
        expect(await devices.list(C)).toEqual([device, { ...device, device: 'd-2' }])
      }))

    test('take a device back with another token, and nobody else', () =>
      within(async ({ devices }) => {
        await devices.add(device)
        await devices.add({ ...device, device: 'd-2' })
        await devices.setRevoked('d-1', NOW + 1)
        const again: DeviceRow = { ...device, label: 'Door', desk: 'desk-9', letter: 'B', tokenHash: hash(9), joinedAt: NOW + 2 }
        await devices.rejoin(again)
        expect(await devices.find('d-1')).toEqual(again)
        expect(await devices.find('d-2')).toEqual({ ...device, device: 'd-2' })
      }))

    test('keep the first time that a device was taken away', () =>
      within(async ({ devices }) => {
        await devices.add(device)
        await devices.setRevoked('d-1', NOW + 1)
        await devices.setRevoked('d-1', NOW + 9)
        expect((await devices.find('d-1'))?.revokedAt).toBe(NOW + 1)
      }))

    test('count the tries of a code, note its use and forget it when it is over', () =>
      within(async ({ codes }) => {
        await codes.add(code)
        await codes.addTry('ABCD')
        await codes.setUsed('ABCD', NOW)
        expect(await codes.find('ABCD')).toEqual({ ...code, usedAt: NOW, tries: 1 })
        await codes.sweep(code.expiresAt)
        expect(await codes.find('ABCD')).not.toBeNull()
        await codes.sweep(code.expiresAt + 1)
        expect(await codes.find('ABCD')).toBeNull()
      }))
  })

  describe(`${name}: enrolments`, () => {
    test('are given back as they were added, oldest first, and only of their centre', () =>
      within(async ({ log, enrolments }) => {
        await log.addCentre('other', 1, 'e'.repeat(64))
        const later = { ...enrolment, enrolment: 'e-0', madeAt: NOW + 1 }
        for (const row of [later, enrolment, { ...enrolment, enrolment: 'e-2', centre: 'other' }]) await enrolments.add(row)
        expect(await enrolments.list(C)).toEqual([enrolment, later])
        expect(await enrolments.find('e-1')).toEqual(enrolment)
        expect(await enrolments.find('e-9')).toBeNull()
      }))

    test('count who joined, and keep the first time that they were ended', () =>
      within(async ({ enrolments }) => {
        await enrolments.add(enrolment)
        await enrolments.setUsed('e-1', 3)
        await enrolments.setEnded('e-1', NOW + 1)
        await enrolments.setEnded('e-1', NOW + 9)
        expect(await enrolments.find('e-1')).toEqual({ ...enrolment, used: 3, endedAt: NOW + 1 })
      }))
  })

  describe(`${name}: tickets and cards`, () => {
    test('count each day and each centre by itself', () =>
      within(async ({ tickets }) => {
        await tickets.give(C, '2027-01-12', 4, 'v-1', '4')
        expect(await tickets.last(C, '2027-01-12')).toBe(4)
        expect(await tickets.last(C, '2027-01-13')).toBe(0)
        expect(await tickets.last('other', '2027-01-12')).toBe(0)
        expect(await tickets.of(C, 'v-1')).toBe('4')
        expect(await tickets.of('other', 'v-1')).toBeNull()
      }))

    test('number card writes and tombstones in one series', () =>
      within(async ({ cards }) => {
        const write = (visit: string, id: string, day: string) => cards.add(C, { visit, day, write: id, field: 'name', text: 'Ana' })
        expect([await write('v-1', 'w-1', '2027-01-11'), await write('v-2', 'w-2', '2027-01-12'), await write('v-1', 'w-3', '2027-01-12')]).toEqual([1, 2, 3])
        expect(await cards.numberOf(C, 'w-2')).toBe(2)
        expect(await cards.numberOf(C, 'w-9')).toBeNull()
        // The day of the last write counts: a later one keeps it, an earlier one does not.
        expect(await cards.visitsBefore(C, '2027-01-12')).toEqual([])
        expect(await cards.visitsBefore(C, '2027-01-13')).toEqual(['v-1', 'v-2'].map((visit) => ({ visit, day: '2027-01-12' })))
        expect(await write('v-1', 'w-4', '2027-01-11')).toBe(4)
        expect(await cards.visitsBefore(C, '2027-01-12')).toEqual([{ visit: 'v-1', day: '2027-01-11' }])
        expect(await cards.erase(C, 'v-1', '2027-01-11')).toBe(5)
        expect(await cards.isErased(C, 'v-1')).toBe(true)
        expect(await cards.isErased(C, 'v-2')).toBe(false)
        expect(await cards.after(C, 0, 10)).toEqual([
          { n: 2, visit: 'v-2', day: '2027-01-12', write: 'w-2', field: 'name', text: 'Ana' },
          { n: 5, visit: 'v-1', day: '2027-01-11', erased: true },
        ])
        expect(await cards.after(C, 2, 10)).toHaveLength(1)
        expect((await cards.after(C, 0, 1)).map(({ n }) => n)).toEqual([2])
        expect(await cards.head(C)).toBe(5)
        expect(await cards.visitsBefore(C, '2027-02-01')).toEqual([{ visit: 'v-2', day: '2027-01-12' }])
      }))
  })

  describe(`${name}: what a copy is made by`, () => {
    test('every counter of a centre, and nothing of another', () =>
      within(async ({ log }) => {
        await log.setIncarnation(C, 'd-2', 'i', { lastDseq: 2, lastId: null })
        await log.setIncarnation(C, 'd-1', 'j', { lastDseq: 1, lastId: 'e-1' })
        await log.setIncarnation(C, 'd-1', 'i', { lastDseq: 4, lastId: 'e-4' })
        expect(await log.incarnations(C)).toEqual([
          { device: 'd-1', inc: 'i', lastDseq: 4, lastId: 'e-4' },
          { device: 'd-1', inc: 'j', lastDseq: 1, lastId: 'e-1' },
          { device: 'd-2', inc: 'i', lastDseq: 2, lastId: null },
        ])
        expect(await log.incarnations('other')).toEqual([])
      }))

    test('what stands in quarantine, exactly, in parts', () =>
      within(async ({ log }) => {
        const row = (device: string, dseq: number) =>
          ({ id: `${device}-${dseq}`, device, inc: 'i', dseq, raw: 'not \0 jsön', code: 'notJson', sentence: 'Why.', recvAt: NOW }) as const
        await log.quarantineAll(C, [row('d-2', 1), row('d-1', 10), row('d-1', 9)])
        expect(await log.quarantined(C, 0, 2)).toEqual([row('d-1', 9), row('d-1', 10)])
        expect(await log.quarantined(C, 2, 2)).toEqual([row('d-2', 1)])
        expect(await log.quarantined('other', 0, 2)).toEqual([])
      }))

    test('given numbers in parts, the last of each day, and numbers that were given twice', () =>
      within(async ({ tickets }) => {
        for (const [visit, day, ticket] of [
          ['b', '2027-01-12', '2'],
          ['a', '2027-01-12', '1'],
          ['c', '2027-01-13', '1'],
        ] as const)
          await tickets.give(C, day, Number(ticket), visit, ticket)
        expect(await tickets.list(C, '', 2)).toEqual([
          { visit: 'a', day: '2027-01-12', ticket: '1' },
          { visit: 'b', day: '2027-01-12', ticket: '2' },
        ])
        expect(await tickets.list(C, 'b', 2)).toEqual([{ visit: 'c', day: '2027-01-13', ticket: '1' }])
        expect(await tickets.doubles(C)).toEqual([])
        await tickets.give(C, '2027-01-13', 1, 'd', '1')
        expect(await tickets.doubles(C)).toEqual([{ day: '2027-01-13', ticket: '1' }])
        await tickets.raise(C, '2027-01-14', 7)
        await tickets.raise(C, '2027-01-12', 9)
        expect(await tickets.days(C)).toEqual([
          { day: '2027-01-12', last: 9 },
          { day: '2027-01-13', last: 1 },
          { day: '2027-01-14', last: 7 },
        ])
      }))

    test('card writes under the numbers that they had; a tombstone takes the writes before it along', () =>
      within(async ({ cards }) => {
        const write = { n: 3, visit: 'v-1', day: '2027-01-12', write: 'w-3', field: 'name', text: 'Ana' } as const
        await cards.put(C, write)
        await cards.put(C, write)
        await cards.put(C, { ...write, n: 5, visit: 'v-2', write: 'w-5' })
        await cards.put(C, { n: 8, visit: 'v-1', day: '2027-01-12', erased: true })
        await cards.setHead(C, 8)
        expect(await cards.after(C, 0, 10)).toEqual([
          { ...write, n: 5, visit: 'v-2', write: 'w-5' },
          { n: 8, visit: 'v-1', day: '2027-01-12', erased: true },
        ])
        expect(await cards.isErased(C, 'v-1')).toBe(true)
        expect(await cards.add(C, { visit: 'v-3', day: '2027-01-12', write: 'w-9', field: 'name', text: 'Bo' })).toBe(9)
      }))
  })

  describe(`${name}: snapshots`, () => {
    test('are kept exactly, newest first, so many and no more', () =>
      within(async ({ snapshots }) => {
        const row = (n: number, reducer = 2) => ({ n, reducer, hash: hash(n), stateHash: hash(n + 1), state: `{"é":${n}}` })
        for (const one of [row(5), row(9), row(7), row(7, 3)]) await snapshots.add(C, one)
        await snapshots.add(C, { ...row(9), state: 'another' })
        expect((await snapshots.list(C)).map(({ n, reducer }) => [n, reducer])).toEqual([
          [9, 2],
          [7, 3],
          [7, 2],
          [5, 2],
        ])
        expect((await snapshots.list(C))[0]).toEqual({ n: 9, reducer: 2, hash: hash(9), stateHash: hash(10) })
        expect(await snapshots.state(C, 9, 2)).toBe('{"é":9}')
        expect(await snapshots.state(C, 9, 3)).toBeNull()
        await snapshots.keep(C, 2)
        expect((await snapshots.list(C)).map(({ n, reducer }) => [n, reducer])).toEqual([
          [9, 2],
          [7, 3],
        ])
        expect(await snapshots.list('other')).toEqual([])
      }))
  })
}
