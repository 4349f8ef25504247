import type { Plain } from './plain.ts'
import type { Writer } from './writer.ts'
import { median } from './median.ts'

/** Requests in one round, by the number of events in each. */
const REQUESTS = new Map([
  [1, 400],
  [50, 60],
  [500, 12],
])

export type Appends = { batch: number; hubPerSecond: number; plainPerSecond: number; ratio: number }

/** Events a second through the hub's HTTP and by a plain insert, in turns, one request at a time. Medians of the rounds; `ratio` is hub ÷ plain. */
export async function appends(writer: Writer, plain: Plain, rounds: number, say: (line: string) => void): Promise<Appends[]> {
  const found: Appends[] = []
  for (const [batch, requests] of REQUESTS) {
    const [hub, floor]: [number[], number[]] = [[], []]
    for (let round = -1; round < rounds; round++) {
      const pushes = Array.from({ length: requests }, () => writer.next(batch))
      const took = await timed(pushes, async (events) => void (await writer.push(events)))
      const plainTook = await timed(pushes, (events) => plain.insert(events))
      // The first round warms up.
      if (round < 0) continue
      hub.push((batch * requests * 1000) / took)
      floor.push((batch * requests * 1000) / plainTook)
    }
    const [hubPerSecond, plainPerSecond] = [median(hub), median(floor)]
    found.push({
      batch,
      hubPerSecond: Math.round(hubPerSecond),
      plainPerSecond: Math.round(plainPerSecond),
      ratio: Math.round((hubPerSecond / plainPerSecond) * 100) / 100,
    })
    say(`batches of ${batch}: ${Math.round(hubPerSecond)} events a second, plain insert ${Math.round(plainPerSecond)}`)
  }
  return found
}

async function timed<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number> {
  const start = performance.now()
  for (const item of items) await work(item)
  return performance.now() - start
}
