import { describe, expect, test } from 'vitest'
import { cardsDown } from '#wire/card.ts'
import type { CardUp } from '#wire/card.ts'
import { aLog, CENTRE, faultOf } from '#test/hub/aLog.ts'
import { DAY, NINE } from '#test/hub/events.ts'
import { cardKeyFor } from '#domain/appointments/cardKey.ts'
import { cardDays, cardsAfter, eraseOldCards, writeCard } from './cards.ts'

const DAY_LONG = 24 * 3600 * 1000
const days = (now = NINE) => cardDays(now, { timeZone: 'Europe/London', cardsKeptDays: 30 })
const up = (write: string, text: string, more: Partial<CardUp> = {}): CardUp => ({ write, day: DAY, field: 'name', text, ...more })

describe('customer cards', () => {
  test('number their writes; a write sent again has the number that it had', async () => {
    const { store } = await aLog()
    const write = (visit: string, one: CardUp) => writeCard(store, CENTRE, visit, one, days())
    expect([await write('v', up('w-1', 'Ana')), await write('v', up('w-2', 'Anna')), await write('v', up('w-1', 'Ana'))]).toEqual([1, 2, 1])
    const down = await cardsAfter(store, CENTRE, 0)
    expect(cardsDown.parse(down)).toEqual(down)
    expect(down.writes.map((one) => ('text' in one ? one.text : null))).toEqual(['Ana', 'Anna'])
    expect(await cardsAfter(store, CENTRE, 2)).toEqual({ writes: [], head: 2 })
  })

  test('come a page at a time, up to the last number', async () => {
    const { store } = await aLog()
    await store.write(async ({ cards }) => {
      for (let i = 1; i <= 1001; i++) await cards.add(CENTRE, { visit: `v-${i % 7}`, day: DAY, write: `w-${i}`, field: 'name', text: 'Ana' })
      await cards.erase(CENTRE, 'v-6', DAY)
    })
    const got: number[] = []
    for (;;) {
      const { writes, head } = await cardsAfter(store, CENTRE, got.at(-1) ?? 0, 100)
      got.push(...writes.map(({ n }) => n))
      expect(writes.length).toBeLessThanOrEqual(100)
      if (got.at(-1) === head) break
    }
    expect(got).toEqual([...Array.from({ length: 1001 }, (_, i) => i + 1).filter((i) => i % 7 !== 6), 1002])
    await store.write(({ cards }) => cards.add(CENTRE, { visit: 'v', day: DAY, write: 'w', field: 'name', text: 'Ana' }))
    expect((await cardsAfter(store, CENTRE, 2)).writes.length).toBeLessThanOrEqual(1000)
  })

  test('are erased when they are older than the centre keeps them, and take no later write', async () => {
    const { store } = await aLog()
    await writeCard(store, CENTRE, 'old', up('w-1', 'Ana'), days())
    await writeCard(store, CENTRE, 'new', up('w-2', 'Ben', { day: '2027-01-13' }), days())
    const later = days(NINE + 31 * DAY_LONG)
    expect(await eraseOldCards(store, CENTRE, days(NINE + 30 * DAY_LONG))).toBe(0)
    expect(await eraseOldCards(store, CENTRE, later)).toBe(1)
    expect(await eraseOldCards(store, CENTRE, later)).toBe(0)
    const { writes, head } = await cardsAfter(store, CENTRE, 0)
    expect(writes).toEqual([
      { n: 2, visit: 'new', day: '2027-01-13', write: 'w-2', field: 'name', text: 'Ben' },
      { n: 3, visit: 'old', day: DAY, erased: true },
    ])
    expect(head).toBe(3)
    expect(await faultOf(writeCard(store, CENTRE, 'old', up('w-1', 'Ana'), later))).toMatchObject({ code: 'erased' })
    // Not even under the name of a younger day.
    expect(await faultOf(writeCard(store, CENTRE, 'old', up('w-4', 'Ana', { day: '2027-02-12' }), later))).toMatchObject({ code: 'erased' })
  })

  test('of a day that is gone are not taken at all', async () => {
    const { store } = await aLog()
    expect(await faultOf(writeCard(store, CENTRE, 'v', up('w', 'Ana', { day: '2026-12-12' }), days()))).toMatchObject({ code: 'erased' })
    expect(await writeCard(store, CENTRE, 'v', up('w', 'Ana', { day: '2026-12-13' }), days())).toBe(1)
  })

  test('cannot be kept for ever under a day to come', async () => {
    const { store } = await aLog()
    expect(await faultOf(writeCard(store, CENTRE, 'v', up('w', 'Ana', { day: '2027-01-14' }), days()))).toMatchObject({ code: 'badRequest' })
    expect(await writeCard(store, CENTRE, 'v', up('w', 'Ana', { day: '2027-01-13' }), days())).toBe(1)
  })

  test('of an appointment are of the day on which it is, and erased by the one to which it was moved last', async () => {
    const { store } = await aLog()
    const key = cardKeyFor('0190f6c2-41d2-7c33-a1b5-5d5d0a5b3c11', '2027-03-01')
    const write = (id: string, day: string) => writeCard(store, CENTRE, key, up(id, 'Ana', { day }), days())
    expect([await write('w-1', '2027-03-01'), await write('w-2', '2027-05-01')]).toEqual([1, 2])
    expect(await faultOf(write('w-3', '2029-01-13'))).toMatchObject({ code: 'badRequest' })
    const erasedOn = (day: string) => eraseOldCards(store, CENTRE, days(Date.parse(`${day}T12:00:00Z`)))
    expect([await erasedOn('2027-04-01'), await erasedOn('2027-05-31'), await erasedOn('2027-06-01')]).toEqual([0, 0, 1])
    expect((await cardsAfter(store, CENTRE, 0)).writes).toEqual([{ n: 3, visit: key, day: '2027-05-01', erased: true }])
    expect(await faultOf(write('w-4', '2027-08-01'))).toMatchObject({ code: 'erased' })
    // Moved to an earlier day it is kept no longer than that one.
    const other = cardKeyFor('other', '2027-03-01')
    const writeOther = (id: string, day: string) => writeCard(store, CENTRE, other, up(id, 'Ben', { day }), days())
    await writeOther('w-5', '2027-03-01')
    await writeOther('w-6', '2027-01-20')
    expect([await erasedOn('2027-02-19'), await erasedOn('2027-02-20')]).toEqual([0, 1])
  })

  test('days are those of the centre, not of UTC', () => {
    const summerNight = Date.parse('2027-07-01T23:30:00Z')
    expect(days(summerNight)).toEqual({ oldest: '2027-06-02', newest: '2027-07-03', booked: '2029-07-02' })
  })
})
