import { describe, expect, test } from 'vitest'
import { drewHere, hearHub, screensNow } from './screens.ts'
import type { HubScreens } from './screens.ts'

const CALL = { ticket: '27', at: 1000 }
const shown = (more = {}) => ({ ...CALL, shownAt: 2000, screens: 1, silent: 0, ...more })
const word = (more: Partial<HubScreens> = {}): HubScreens => ({ at: 0, live: [], shown: [], ...more })
const screen = (age: number, sound = true) => ({ age, sound })

describe('the screens that are live', () => {
  test('are those whose proof is at most fifteen seconds old, by the time since the hub told of it too', () => {
    const hub = word({ live: [screen(0), screen(6_000, false)] })
    expect([0, 9_000, 9_001, 15_000, 15_001].map((ticks) => screensNow(hub, null, ticks).live)).toEqual([2, 2, 1, 1, 0])
    expect(screensNow(hub, null, 0).silent).toBe(1)
  })

  test('are none as long as nobody has told of any', () => {
    expect(screensNow(null, null, 0)).toEqual({ live: 0, silent: 0, shown: [] })
  })

  test('count the own window, also while the hub is away', () => {
    const own = drewHere(null, null, false, 100_000, 0)
    expect(screensNow(word({ live: [screen(0)] }), own, 100_000)).toMatchObject({ live: 1, silent: 1 })
    expect(screensNow(null, own, 115_001).live).toBe(0)
  })
})

describe('a call', () => {
  test('was shown on the hub’s screens and on the own one, since the first of them', () => {
    const own = drewHere(null, CALL, false, 0, 1500)
    expect(screensNow(word({ shown: [shown()] }), own, 0).shown).toEqual([shown({ shownAt: 1500, screens: 2, silent: 1 })])
  })

  test('on the own window is shown when it was first drawn, however often it is drawn', () => {
    const once = drewHere(null, CALL, true, 0, 1500)
    expect(drewHere(once, CALL, true, 1000, 2500).shown).toEqual([shown({ shownAt: 1500 })])
    expect(screensNow(null, once, 0).shown).toHaveLength(1)
  })

  test('again is another one, the newest first', () => {
    const twice = drewHere(drewHere(null, CALL, true, 0, 1500), { ...CALL, at: 61_000 }, true, 1, 61_500)
    expect(twice.shown.map(({ at }) => at)).toEqual([61_000, 1000])
  })

  test('keeps its first time, and its proof, where the hub was started again', () => {
    const before = hearHub(null, word({ shown: [shown({ screens: 2 }), shown({ ticket: '26' })] }))
    const after = hearHub(before, word({ shown: [shown({ shownAt: 9000 })] }))
    expect(after.shown).toEqual([shown(), shown({ ticket: '26' })])
  })

  test('is kept among the newest sixteen', () => {
    const all = Array.from({ length: 20 }, (_, at) => shown({ at, ticket: String(at + 1) }))
    expect(hearHub(word({ shown: all }), word()).shown.map(({ ticket }) => ticket)[0]).toBe('20')
    expect(hearHub(word({ shown: all }), word()).shown).toHaveLength(16)
  })
})
