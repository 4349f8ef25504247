import { expect, test } from 'vitest'
import { makeDemoClock, readClock } from './clock.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a demo clock goes from where it was set, as fast as it was told', async () => {
  const clock = makeDemoClock()
  clock.set(1_800_000_000_000, 3600)
  await wait(50)
  const { now, rate } = readClock(clock)
  expect(rate).toBe(3600)
  expect(now).toBeGreaterThan(1_800_000_000_000 + 30 * 3600)
  expect(Number.isInteger(now)).toBe(true)
})

test('a demo clock with rate 0 stands still', async () => {
  const clock = makeDemoClock()
  clock.set(1_800_000_000_000, 0)
  await wait(20)
  expect(clock.now()).toBe(1_800_000_000_000)
})
