/*
  The estimates of a window: worked out once for each state and minute, for all its screens, in parts so small that no key waits for one, and only
  after what changed was drawn.
*/
import type { CentreState } from '#domain/centre/state.ts'
import type { Forecast } from '#domain/estimate/forecast.ts'
import { forecasting } from '#domain/estimate/forecast.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import type { CentreView } from './api.ts'
import type { Making } from './makeCentre.ts'

/** Milliseconds: a part of the work, and the time that whatever changed has to be drawn. */
const PART = 6
const FIRST = 40
/** So often it is looked whether another minute has begun. On a replayed day it is a short one. */
const LOOK = 250
/** Without news of the other desks for so long nothing can be said of waits any more; nor by an estimate that is so old. */
const TOO_OLD = 30 * MINUTE

/** Begins to keep them up. Returns a function that stops it. */
export function keepEstimates({ store, clock }: Pick<Making, 'store' | 'clock'>): () => void {
  const { view } = store
  let timer: ReturnType<typeof setTimeout> | null = null
  let work: { steps: Generator<undefined, Forecast>; state: CentreState; at: Instant } | null = null
  const wanted = () => ({ state: view.getState().state, at: Math.floor(clock.now() / MINUTE) * MINUTE })
  const begin = (): typeof work => {
    const { state, at } = wanted()
    const { estimates, ready } = view.getState()
    if (!ready || state.centre === null || (estimates?.state === state && estimates.at === at)) return null
    return { state, at, steps: forecasting(state, businessDay(at, state.centre.timeZone), at) }
  }
  const goOn = () => {
    timer = null
    // What was begun is finished first, or somebody who types fast would never see an end.
    const going = work ?? begin()
    // What throws is not gone on with: its end would be taken for an estimate.
    work = null
    if (going === null) return
    const until = performance.now() + PART
    let next = going.steps.next()
    while (!next.done && performance.now() < until) next = going.steps.next()
    if (next.done) view.setState({ estimates: { forecast: next.value, at: going.at, state: going.state } })
    work = next.done ? begin() : going
    if (work) timer = setTimeout(goOn, 0)
  }
  const look = () => {
    timer ??= setTimeout(goOn, FIRST)
  }
  const stopHearing = view.subscribe((now, before) => {
    if (now.state !== before.state || now.ready !== before.ready) look()
  })
  const looking = setInterval(() => wanted().at !== view.getState().estimates?.at && look(), LOOK)
  look()
  return () => {
    stopHearing()
    clearInterval(looking)
    if (timer !== null) clearTimeout(timer)
  }
}

/** What a screen may show. `asAt`: since then it is without the other desks, for the hub is away or its news is still fetched; null: it is of all that is known. */
export type Estimated = { forecast: Forecast; at: Instant; asAt: Instant | null }

/** null: nothing is worked out yet, or the last news of the other desks is too old. */
export function estimatedNow({ estimates, sync }: Pick<CentreView, 'estimates' | 'sync'>, now: Instant): Estimated | null {
  if (estimates === null || now - estimates.at > TOO_OLD) return null
  const { forecast, at } = estimates
  // Where it was not heard since this window began, nobody knows how old the last news is.
  if (sync.lastHeardAt === null) return null
  if (sync.level) return { forecast, at, asAt: null }
  return now - sync.lastHeardAt > TOO_OLD ? null : { forecast, at, asAt: sync.lastHeardAt }
}
