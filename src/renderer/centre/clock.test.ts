import { expect, test } from 'vitest'
import { makeClock } from './clock.ts'

const HOUR = 3_600_000

test('carries the hub’s clock on at the hub’s rate', () => {
  let local = 1_000_000
  const clock = makeClock(() => local, null)
  clock.adjust({ now: 50_000_000, rate: 60 }, 1_000_000, 1_000_200)
  local = 1_001_100
  expect(clock.now()).toBe(50_000_000 + 1000 * 60)
  expect(clock.rate()).toBe(60)
})

test('a PC whose clock is hours off shows the hub’s time, and says by how much it is off', () => {
  let local = 10 * HOUR
  const clock = makeClock(() => local, null)
  clock.adjust({ now: 7 * HOUR, rate: 1 }, local, local)
  local += 60_000
  expect(clock.now()).toBe(7 * HOUR + 60_000)
  expect(clock.off()).toBe(3 * HOUR)
})

test('a difference within two minutes is not worth saying, and a replayed day never is', () => {
  const clock = makeClock(() => 0, null)
  clock.adjust({ now: 119_000, rate: 1 }, 0, 0)
  expect(clock.off()).toBe(0)
  clock.adjust({ now: 99 * HOUR, rate: 60 }, 0, 0)
  expect(clock.off()).toBe(0)
})

test('without a hub it goes on from where the last start left it', () => {
  const clock = makeClock(() => 5000, { hub: 100_000, local: 1000, rate: 1 })
  expect(clock.now()).toBe(104_000)
})
