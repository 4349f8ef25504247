/* On real Web Locks and a real BroadcastChannel; only the spans are shorter. A frozen window is one that hears and says nothing. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Beat, Lead, LeadOptions } from './lead.ts'
import { leadOneAtATime } from './lead.ts'

const SPANS = { beat: 20, silence: 150, betweenTakings: 600 }
type Window = { lead: Lead; carrying: boolean; began: number; frozen: boolean; deaf: boolean; wants: boolean; skips: number; said: Beat[]; close(): void }

let name: string
let windows: Window[]
beforeEach(() => {
  name = randomUUID()
  windows = []
})
afterEach(() => {
  for (const window of windows) window.close()
})

function open(part: Partial<LeadOptions> = {}): Window {
  const [mouth, ear] = [new BroadcastChannel(name), new BroadcastChannel(name)]
  const window: Window = {
    lead: undefined as never,
    carrying: false,
    began: 0,
    frozen: false,
    deaf: false,
    wants: true,
    skips: 0,
    said: [],
    close() {
      window.lead.stop()
      mouth.close()
      ear.close()
    },
  }
  window.lead = leadOneAtATime({
    me: randomUUID(),
    name: `sync:${name}`,
    locks: navigator.locks,
    tell: (beat) => {
      window.said.push(beat)
      if (!window.frozen) mouth.postMessage(beat)
    },
    ticks: () => performance.now() + window.skips,
    wanted: () => window.wants,
    carry: () => {
      window.carrying = true
      window.began++
      return () => void (window.carrying = false)
    },
    spans: SPANS,
    ...part,
  })
  ear.addEventListener('message', (event) => {
    if (!window.frozen && !window.deaf) window.lead.hear((event as MessageEvent<Beat>).data)
  })
  windows.push(window)
  return window
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error('still not so')
    await pause(5)
  }
}
const carrying = () => windows.map((one) => one.carrying)

test('one of three windows carries, and goes on while it lives', async () => {
  for (let i = 0; i < 3; i++) open()
  await until(() => carrying().includes(true))
  await pause(SPANS.silence * 3)
  expect(carrying()).toEqual([true, false, false])
  expect(windows.map((one) => one.began)).toEqual([1, 0, 0])
})

test('when it closes, the next takes over at once', async () => {
  const [first, second] = [open(), open()]
  await until(() => first.carrying)
  const at = performance.now()
  first.lead.stop()
  await until(() => second.carrying)
  expect(performance.now() - at).toBeLessThan(SPANS.silence)
  expect(first.carrying).toBe(false)
})

test('a frozen one is robbed after the silence, stops, and waits in the queue; it does not take the lock back', async () => {
  const [first, second] = [open(), open()]
  await until(() => first.carrying)
  const at = performance.now()
  first.frozen = true
  await until(() => second.carrying)
  expect(performance.now() - at).toBeGreaterThanOrEqual(SPANS.silence - SPANS.beat)
  await until(() => !first.carrying)
  first.frozen = false
  await pause(SPANS.silence * 3)
  expect(carrying()).toEqual([false, true])
  second.lead.stop()
  await until(() => first.carrying)
})

test('nothing waits: a silent one keeps the lock', async () => {
  const [first, second] = [open(), open()]
  second.wants = false
  await until(() => first.carrying)
  first.frozen = true
  await pause(SPANS.silence * 3)
  expect(carrying()).toEqual([true, false])
  second.wants = true
  await until(() => second.carrying)
})

test('a window that hears nothing, not even itself, takes nothing from anybody', async () => {
  const [first, second] = [open(), open()]
  await until(() => first.carrying)
  second.deaf = true
  await pause(SPANS.silence * 4)
  expect(carrying()).toEqual([true, false])
})

test('a window that was asleep itself counts the silence from when it woke', async () => {
  const [first, second] = [open(), open()]
  await until(() => first.carrying)
  first.frozen = true
  // Its clock jumps again and again, as that of a window whose timers come once a minute.
  const jumps = setInterval(() => (second.skips += SPANS.silence), SPANS.beat * 2)
  await pause(SPANS.silence * 4)
  expect(carrying()).toEqual([true, false])
  clearInterval(jumps)
  await until(() => second.carrying)
})

test('two windows that do not hear each other take the lock from each other once in a long while, not all the time', async () => {
  const [first, second] = [open(), open()]
  await until(() => first.carrying)
  // Each hears itself only.
  for (const window of [first, second]) {
    window.frozen = true
    const me = window.said[0]?.from ?? ''
    const echo = setInterval(() => window.lead.hear({ beat: 'ask', from: me }), SPANS.beat)
    const close = window.close
    window.close = () => {
      clearInterval(echo)
      close()
    }
  }
  await pause(SPANS.betweenTakings * 2)
  expect(windows.map((one) => one.said.filter(({ beat }) => beat === 'took').length).reduce((a, b) => a + b)).toBeLessThanOrEqual(4)
  expect(carrying().filter(Boolean)).toHaveLength(1)
})

test('what one window took, no third one takes within the minute', async () => {
  const [first, second] = [open(), open()]
  await until(() => first.carrying)
  const at = performance.now()
  second.lead.hear({ beat: 'took', from: 'a third window' })
  first.frozen = true
  await until(() => second.carrying)
  expect(performance.now() - at).toBeGreaterThanOrEqual(SPANS.betweenTakings)
})

test('without Web Locks every window carries', async () => {
  for (let i = 0; i < 2; i++) open({ locks: null })
  expect(carrying()).toEqual([true, true])
  windows[0]?.lead.stop()
  expect(carrying()).toEqual([false, true])
})
