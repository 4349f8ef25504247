import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { NewsDown } from '#wire/news.ts'
import type { ScreensDown } from '#wire/screens.ts'
import { makeScreens } from './screens.ts'

const CALL = { ticket: '27', at: 1000 }
const drew = (call: { ticket: string; at: number } | null, sound = true) => ({ t: 'drawn', call, sound }) as const

/** Screens on a clock that the test turns, and a desk that hears of them. */
function theScreens(share?: (word: string) => void) {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const screens = makeScreens(
    () => 5000 + Date.now(),
    share,
    () => Date.now(),
  )
  vi.setSystemTime(0)
  onTestFinished(screens.close)
  const told: NewsDown[] = []
  const desk = (device = 'desk') => screens.follow('c', device, (news) => told.push(news))
  const last = () => told.findLast((news): news is ScreensDown => news.t === 'screens')
  return { screens, told, desk, last, pass: (ms: number) => vi.advanceTimersByTime(ms) }
}

describe('a screen', () => {
  test('is live from its first proof, and for 15 seconds after its last', () => {
    const { screens, desk, last, pass } = theScreens()
    desk()
    screens.join('c', 'wall', () => undefined)
    expect(last()).toBeUndefined()
    screens.hear('c', 'wall', drew(null))
    expect(last()).toMatchObject({ live: [{ age: 0, sound: true }] })
    pass(15_000)
    expect(last()?.live).toHaveLength(1)
    pass(1_000)
    expect(last()?.live).toEqual([])
  })

  test('whose line is closed is live no more', () => {
    const { screens, desk, last } = theScreens()
    desk()
    const [leave, leaveToo] = [screens.join('c', 'wall', () => undefined), screens.join('c', 'wall', () => undefined)]
    screens.hear('c', 'wall', drew(null))
    leave()
    expect(last()?.live).toHaveLength(1)
    leaveToo()
    expect(last()?.live).toEqual([])
  })

  test('of another centre is nobody’s business', () => {
    const { screens, desk, last } = theScreens()
    desk()
    screens.hear('elsewhere', 'wall', drew(CALL))
    expect(last()).toBeUndefined()
  })

  test('is told of with the age of its proof, at least every five seconds', () => {
    const { screens, desk, told, last, pass } = theScreens()
    desk()
    screens.hear('c', 'wall', drew(null, false))
    told.splice(0)
    pass(5_000)
    expect(told).toHaveLength(1)
    expect(last()).toMatchObject({ live: [{ age: 5000, sound: false }] })
  })

  test('without any, nobody is told anything', () => {
    const { desk, told, pass } = theScreens()
    desk()
    pass(60_000)
    expect(told).toEqual([])
  })
})

describe('a call', () => {
  test('was shown when the first screen had drawn it, on as many as drew it', () => {
    const { screens, desk, last, pass } = theScreens()
    desk()
    screens.hear('c', 'wall', drew(CALL))
    pass(2_000)
    screens.hear('c', 'hall', drew(CALL, false))
    screens.hear('c', 'hall', drew(CALL, false))
    expect(last()?.shown).toEqual([{ ...CALL, shownAt: 5000, screens: 2, silent: 1 }])
  })

  test('again is another call', () => {
    const { screens, desk, last } = theScreens()
    desk()
    screens.hear('c', 'wall', drew(CALL))
    screens.hear('c', 'wall', drew({ ...CALL, at: 61_000 }))
    expect(last()?.shown.map(({ at }) => at)).toEqual([61_000, 1000])
  })

  test('stays shown when the screen is gone, and only the newest 16 are told', () => {
    const { screens, last } = theScreens()
    for (let n = 1; n <= 20; n++) screens.hear('c', 'wall', drew({ ticket: String(n), at: n }))
    const { desk, pass } = { desk: () => screens.follow('c', 'late', (news) => void heard.push(news)), pass: vi.advanceTimersByTime }
    const heard: NewsDown[] = []
    pass(60_000)
    desk()
    expect(heard).toMatchObject([{ live: [], shown: Array.from({ length: 16 }, (_, i) => ({ ticket: String(20 - i) })) }])
    expect(last()).toBeUndefined()
  })

  test('on a desk’s own window is counted for the others, not for itself', () => {
    const { screens } = theScreens()
    const [own, other]: [NewsDown[], NewsDown[]] = [[], []]
    screens.follow('c', 'desk', (news) => own.push(news))
    screens.follow('c', 'next-desk', (news) => other.push(news))
    screens.hear('c', 'desk', drew(CALL))
    expect(own.at(-1)).toEqual({ t: 'screens', live: [], shown: [] })
    expect(other.at(-1)).toMatchObject({ live: [{ sound: true }], shown: [{ screens: 1 }] })
  })
})

describe('a test of the chime', () => {
  test('asks every live screen but the own of who asks, and counts who played', async () => {
    const { screens } = theScreens()
    const asked: string[] = []
    const line = (device: string, plays: boolean) => {
      screens.join('c', device, ({ id }) => {
        asked.push(device)
        if (plays) screens.hear('c', device, { t: 'played', id })
      })
      screens.hear('c', device, drew(null))
    }
    line('wall', true)
    line('silent', false)
    line('desk', true)
    screens.join('c', 'not-live', () => asked.push('not-live'))
    const answer = screens.chime('c', 'desk')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await answer).toEqual({ screens: 2, played: 1 })
    expect(asked).toEqual(['wall', 'silent'])
  })

  test('with no screen answers at once', async () => {
    expect(await theScreens().screens.chime('c', 'desk')).toEqual({ screens: 0, played: 0 })
  })
})

describe('two hubs on one store', () => {
  test('count each other’s screens, and play on both', async () => {
    const words: string[] = []
    const here = theScreens((word) => words.push(word))
    here.desk()
    const there = makeScreens(
      () => 7000,
      (word) => here.screens.hearOther(word),
      () => Date.now(),
    )
    onTestFinished(there.close)
    const leave = there.join('c', 'wall', ({ id }) => there.hear('c', 'wall', { t: 'played', id }))
    there.hear('c', 'wall', drew(CALL))
    expect(here.last()).toMatchObject({ live: [{ age: 0 }], shown: [{ ...CALL, shownAt: 7000, screens: 1 }] })
    const answer = here.screens.chime('c', 'desk')
    for (const word of words) there.hearOther(word)
    expect(await answer).toEqual({ screens: 1, played: 1 })
    leave()
    expect(here.last()?.live).toEqual([])
  })

  test('do not stumble over a word that they cannot read', () => {
    const { screens, desk, last } = theScreens()
    desk()
    for (const word of ['', '{', '{"centre":"c"}', '[]']) screens.hearOther(word)
    expect(last()).toBeUndefined()
  })
})
