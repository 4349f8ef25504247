import { expect, test } from 'vitest'
import { oneAtATime } from './oneAtATime.ts'

/** Work that takes until it is told to end. */
function slowly() {
  const ends: (() => void)[] = []
  const run = oneAtATime(() => new Promise<void>((resolve) => ends.push(resolve)))
  const next = () => new Promise((resolve) => setImmediate(resolve))
  return { run, ends, next }
}

test('work that is asked for while it runs, runs once more afterwards and not at the same time', async () => {
  const { run, ends, next } = slowly()
  const first = run()
  await Promise.all([run(), run(), run()])
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await next()
  expect(ends).toHaveLength(2)
  ends[1]?.()
  await first
  expect(ends).toHaveLength(2)
})

test('work that failed can be asked for again', async () => {
  let count = 0
  const run = oneAtATime(async () => {
    count++
    if (count === 1) throw new Error('once')
  })
  await expect(run()).rejects.toThrow('once')
  await run()
  expect(count).toBe(2)
})
