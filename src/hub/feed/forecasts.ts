import type { CentreState } from '#domain/centre/state.ts'
import type { Forecast } from '#domain/estimate/forecast.ts'
import { forecasting } from '#domain/estimate/forecast.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { businessDay } from '#domain/time/businessDay.ts'

/** So long the hub works at an estimate before it looks whether anybody else wants something. Milliseconds. */
const PART = 5
/** At a busy time a centre's log grows faster than anybody reads a wall. */
const NOT_SOONER = 400

type Known = { state: CentreState; at: Instant; forecast: Forecast; begun: number }
/** What was asked for last, until it is begun; and whoever waits for it. */
type Wanted = { state: CentreState; at: Instant; told: Set<() => void> }

export interface Forecasts {
  /** The newest of this centre, or null. Where it is of another state or minute, the next is worked out meanwhile, once for whoever asks, and then `tell` is run. */
  of(centre: string, state: CentreState, now: Instant, tell: () => void): Forecast | null
}

/** Worked out once for all screens of a centre, in small parts between what else the hub has to do. `failed`: a bug, to be recorded. */
export function makeForecasts(failed: (error: unknown) => void): Forecasts {
  const known = new Map<string, Known>()
  const wanted = new Map<string, Wanted>()
  /** One centre after the other. */
  let last: Promise<void> = Promise.resolve()
  const work = async (centre: string) => {
    const want = wanted.get(centre)
    wanted.delete(centre)
    if (!want) return
    const { state, at, told } = want
    const begun = performance.now()
    const forecast = await inParts(forecasting(state, businessDay(at, state.centre?.timeZone ?? 'Europe/London'), at))
    known.set(centre, { state, at, begun, forecast })
    for (const run of told) run()
  }
  return {
    of(centre, state, now, tell) {
      const at = Math.floor(now / MINUTE) * MINUTE
      const had = known.get(centre)
      if (state.centre === null || (had?.state === state && had.at === at)) return had?.forecast ?? null
      const want = wanted.get(centre)
      wanted.set(centre, { state, at, told: (want?.told ?? new Set()).add(tell) })
      if (!want) {
        const begin = () =>
          void (last = last
            .then(() => work(centre))
            .catch((error: unknown) => {
              // What was known would stand on the walls for ever.
              known.delete(centre)
              failed(error)
            }))
        setTimeout(begin, Math.max(0, (had?.begun ?? Number.NEGATIVE_INFINITY) + NOT_SOONER - performance.now()))
      }
      return had?.forecast ?? null
    },
  }
}

async function inParts(steps: Generator<undefined, Forecast>): Promise<Forecast> {
  for (;;) {
    const until = performance.now() + PART
    do {
      const { done, value } = steps.next()
      if (done) return value
    } while (performance.now() < until)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
