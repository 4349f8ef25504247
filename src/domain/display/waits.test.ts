import { describe, expect, test } from 'vitest'
import type { Spread } from '#domain/estimate/forecast.ts'
import type { Made } from '#test/support/given.ts'
import { given, make } from '#test/support/given.ts'
import { waitsShown } from './waits.ts'

const spread = (low: number, high: number): Spread => ({ low, middle: (low + high) / 2, high })
const shown = (newcomers: Record<string, Spread>, ...told: Made[]) => {
  const { state, day } = given(told)
  return waitsShown(state, day, { newcomers: new Map(Object.entries(newcomers)) })
}
const all = { tax: spread(11, 21), housing: spread(0, 3), parking: spread(30, 50) }

describe('waits on a public wall', () => {
  test('are by desks, in their order, rounded outwards; no service is named', () => {
    const waits = shown(all)
    expect(waits).toEqual([
      { desks: ['Desk 1', 'Desk 2', 'Desk 3'], from: 0, to: 5 },
      { desks: ['Desk 1', 'Desk 3'], from: 10, to: 25 },
      { desks: ['Desk 3'], from: 30, to: 50 },
    ])
    expect(JSON.stringify(waits)).not.toMatch(/tax|housing|parking/i)
  })

  test('are as wide as all that the same desks do, where it differs', () => {
    const same = make('serviceSet', '7:30', { service: 'benefit', name: 'Benefit', keywords: [], minutes: 20, askFor: [], favourite: null, elsewhere: null })
    const desks = ['one', 'three'].map((desk, i) => make('deskSet', '7:31', { desk, label: `Desk ${i * 2 + 1}`, services: ['tax', 'benefit'] }))
    expect(shown({ tax: spread(11, 21), benefit: spread(16, 38) }, same, ...desks)).toEqual([{ desks: ['Desk 1', 'Desk 3'], from: 10, to: 40 }])
    expect(shown({ tax: spread(11, 38), benefit: spread(16, 21) }, same, ...desks)).toEqual([{ desks: ['Desk 1', 'Desk 3'], from: 10, to: 40 }])
  })

  test('are none of what nobody can tell, of a service that is not offered any more, or that is not ours', () => {
    expect(shown({ tax: spread(11, 420) })).toEqual([])
    expect(shown({})).toEqual([])
    expect(shown(all, make('serviceRemoved', '7:30', { service: 'tax' })).map(({ desks }) => desks)).toEqual([['Desk 1', 'Desk 2', 'Desk 3'], ['Desk 3']])
  })

  test('are none while everybody has to leave', () => {
    expect(shown(all, make('evacuated', '10:00', { drill: false }))).toEqual([])
  })

  test('are at most four: where the desks differ in more ways, those that share one are one', () => {
    const services = ['a', 'b', 'c', 'd', 'e', 'f']
    const setUp = [
      ...services.map((service) =>
        make('serviceSet', '7:00', { service, name: service, keywords: [], minutes: 10, askFor: [], favourite: null, elsewhere: null }),
      ),
      make('deskSet', '7:00', { desk: 'one', label: 'Desk 1', services: ['a', 'b'] }),
      make('deskSet', '7:00', { desk: 'two', label: 'Desk 2', services: ['b', 'c'] }),
      make('deskSet', '7:00', { desk: 'three', label: 'Desk 3', services: ['d', 'e'] }),
      make('deskSet', '7:00', { desk: 'four', label: 'Desk 4', services: ['e', 'f'] }),
    ]
    const newcomers = Object.fromEntries(services.map((service, i) => [service, spread(i * 10 + 1, i * 10 + 8)]))
    expect(shown(newcomers, ...setUp)).toEqual([
      { desks: ['Desk 1', 'Desk 2'], from: 0, to: 30 },
      { desks: ['Desk 3', 'Desk 4'], from: 30, to: 60 },
    ])
    const { f: _f, d: _d, ...four } = newcomers
    expect(shown(four, ...setUp)).toHaveLength(4)
  })
})
