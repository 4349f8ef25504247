import { describe, expect, test } from 'vitest'
import { ticket } from '#wire/code.ts'
import { aLog, aStore, CENTRE, faultOf } from '#test/hub/aLog.ts'
import { ownFolder } from '#test/hub/folders.ts'
import { takeTicket } from './tickets.ts'

const MONDAY = '2027-01-11'
const TUESDAY = '2027-01-12'

describe('the hub’s ticket numbers', () => {
  test('go up by one, and the same visit asked again has the same', async () => {
    const { store } = await aLog()
    const take = (visit: string) => takeTicket(store, CENTRE, visit, MONDAY)
    expect([await take('a'), await take('b'), await take('a'), await take('c')]).toEqual(['1', '2', '1', '3'])
  })

  test('start anew each day', async () => {
    const { store } = await aLog()
    await takeTicket(store, CENTRE, 'a', MONDAY)
    expect(await takeTicket(store, CENTRE, 'b', TUESDAY)).toBe('1')
    expect(await takeTicket(store, CENTRE, 'c', MONDAY)).toBe('2')
  })

  test('are never given twice, also to many who ask at once, nor after a restart', async () => {
    const folder = ownFolder()
    const { store } = await aLog(aStore(folder))
    const first = await Promise.all(['a', 'b', 'c', 'd'].map((visit) => takeTicket(store, CENTRE, visit, MONDAY)))
    await store.close()
    const again = aStore(folder)
    expect(new Set([...first, await takeTicket(again, CENTRE, 'e', MONDAY)]).size).toBe(5)
    expect(await takeTicket(again, CENTRE, 'a', MONDAY)).toBe(first[0])
  })

  test('end before one that no screen could show', async () => {
    const { store } = await aLog()
    await store.write(({ tickets }) => tickets.give(CENTRE, MONDAY, 9998, 'x', '9998'))
    expect(ticket.safeParse(await takeTicket(store, CENTRE, 'y', MONDAY)).success).toBe(true)
    expect(await faultOf(takeTicket(store, CENTRE, 'z', MONDAY))).toMatchObject({ code: 'badRequest' })
  })
})
