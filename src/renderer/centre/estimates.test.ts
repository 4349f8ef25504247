import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { forecast } from '#domain/estimate/forecast.ts'
import type { Instant } from '#domain/instant.ts'
import { at, DAY, given, waiting } from '#test/support/given.ts'
import type { CentreView } from './api.ts'
import { estimatedNow, keepEstimates } from './estimates.ts'
import { firstView } from './firstView.ts'
import type { CentreStore } from './store.ts'

const device = { id: 'd', inc: 'i', role: 'welcome', label: 'W', desk: null, letter: 'K', centreName: 'Town Hall', begun: 'done' } as const
const one = given(waiting('ann', '9:50', '1')).state
const two = given(waiting('ann', '9:50', '1'), waiting('bob', '9:51', '2')).state
let now: Instant

beforeEach(() => {
  now = at('10:00:20')
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
})

function aWindow(part: Partial<CentreView> = {}) {
  const view = createStore<CentreView>(() => ({ ...firstView(device), ready: true, state: one, ...part }))
  const seen: CentreView['estimates'][] = []
  view.subscribe(({ estimates }, before) => estimates !== before.estimates && seen.push(estimates))
  const stop = keepEstimates({ store: { view } as CentreStore, clock: { now: () => now } as never })
  onTestFinished(stop)
  return { view, seen, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms), stop }
}

describe('the estimates of a window', () => {
  test('are worked out after what changed was drawn, of that state and the minute that has begun', async () => {
    const { view, pass } = aWindow()
    await pass(30)
    expect(view.getState().estimates).toBeNull()
    await pass(200)
    expect(view.getState().estimates).toEqual({ state: one, at: at('10:00'), forecast: forecast(one, DAY, at('10:00')) })
  })

  test('are worked out anew with the state and with the minute, and once for each', async () => {
    const { view, seen, pass } = aWindow()
    await pass(1000)
    now = at('10:00:50')
    await pass(1000)
    expect(seen).toHaveLength(1)
    view.setState({ state: two })
    await pass(1000)
    now = at('10:01')
    await pass(1000)
    expect(seen.map((all) => [all?.state === two, all?.at])).toEqual([
      [false, at('10:00')],
      [true, at('10:00')],
      [true, at('10:01')],
    ])
  })

  test('of which a bug keeps one from being worked out do not take the screens with them, nor stand for ever', async () => {
    const { view, seen, pass } = aWindow()
    await pass(1000)
    const before = view.getState().estimates
    // Nothing can be worked out of it.
    const broken = { ...one, rule: null } as never
    view.setState({ state: broken })
    for (let i = 0; i < 3; i++) await pass(300).catch(() => undefined)
    expect(view.getState().estimates).toBe(before)
    const shown = (clock: string) => estimatedNow({ ...view.getState(), sync: { ...view.getState().sync, lastHeardAt: at(clock) } }, at(clock))
    expect(shown('10:30')).not.toBeNull()
    expect(shown('10:31')).toBeNull()
    view.setState({ state: two })
    await pass(1000)
    expect(view.getState().estimates?.state).toBe(two)
    for (const estimates of seen) expect(estimates?.forecast).toBeDefined()
  })

  test('are none before the log is read, or of a centre that is not set up', async () => {
    const { view, seen, pass } = aWindow({ ready: false })
    await pass(1000)
    expect(seen).toEqual([])
    view.setState({ ready: true })
    await pass(1000)
    expect(seen).toHaveLength(1)
  })

  test('say from when they are while the hub is away, and are none once its last news is too old', async () => {
    const { view, pass } = aWindow()
    await pass(1000)
    const asked = (reachable: boolean, clock: string, lastHeardAt: Instant | null = at('9:40'), level = reachable) => {
      const { estimates, sync } = view.getState()
      return estimatedNow({ estimates, sync: { ...sync, reachable, level, lastHeardAt } }, at(clock))
    }
    expect(asked(true, '10:00')).toMatchObject({ asAt: null, at: at('10:00') })
    expect(asked(false, '10:10')).toMatchObject({ asAt: at('9:40') })
    expect(asked(false, '10:10:01')).toBeNull()
    expect(asked(true, '10:30')).toMatchObject({ asAt: null })
    // Reached again, and what the others did meanwhile is still fetched.
    expect(asked(true, '10:05', at('9:40'), false)).toMatchObject({ asAt: at('9:40') })
    // Begun while the hub is away: what is known of the others can be of any age.
    expect(asked(false, '10:00', null)).toBeNull()
    // Nor is it known yet whether the hub is there.
    expect(asked(true, '10:00', null)).toBeNull()
  })
})
