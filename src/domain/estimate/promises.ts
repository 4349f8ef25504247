/*
  Whether what people were told of their wait was kept (docs/estimates.md, "Was it kept?"). Every range that was told is scored against the
  call that ended the wait it was told in.
*/
import type { Day } from '#domain/centre/state.ts'
import { stillTold } from '#domain/delays/stillTold.ts'
import type { ServiceId, VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { waitsOf } from '#domain/queue/waits.ts'
import type { ToldWait, Visit } from '#domain/visit/visit.ts'
import { isOfTheDay } from '#domain/visit/visit.ts'
import { localClock } from './localClock.ts'

/**
 * `kept`: called by then. `missed`: called later, or still not called when it passed. In neither: `toldAnew` before it passed, whose new range
 * counts instead; `left` before it passed, or answered without a call; `calledBefore`: told by a device that had not heard of the call;
 * `open`: it has not passed.
 */
export type WhetherKept = 'kept' | 'missed' | 'toldAnew' | 'left' | 'calledBefore' | 'open'

/** One range that somebody was told. `service`: that they waited for then. */
export type ToldRange = ToldWait & {
  visit: VisitId
  ticket: string | null
  service: ServiceId | null
  calledAt: Instant | null
  is: WhetherKept
}

export type PromiseCounts = Record<WhetherKept, number> & {
  told: number
  /** Minutes between what was expected and the call, in the mean: early and late alike, and `later` above 0 where calls came later. null: nobody was called. */
  off: number | null
  later: number | null
}

/** Every range told on a day, in the order in which they were told. `now`: of a day that is over, its end. */
export function toldRanges(day: Pick<Day, 'visits' | 'delays'>, now: Instant): ToldRange[] {
  const visits = [...day.visits.values()].filter((visit) => isOfTheDay(visit) && visit.enteredAt === null)
  return visits
    .flatMap((visit) => stillTold(day, visit).map((told, i, all) => rangeOf(visit, told, all[i + 1], now)))
    .sort((a, b) => a.at - b.at || (a.visit < b.visit ? -1 : 1))
}

/** The call that ended the wait in which something was said. null: none did. `undefined`: they did not wait any more. */
export function callAfter(visit: Visit, at: Instant): Instant | null | undefined {
  const waits = waitsOf(visit)
  const wait = waits.findIndex(({ to }) => to === null || to >= at)
  // Between two waits they did not wait: whoever told them had not heard of the call.
  return wait > 0 && waits[wait]!.from > at ? undefined : waits[wait]?.to
}

function rangeOf(visit: Visit, told: ToldWait, next: ToldWait | undefined, now: Instant): ToldRange {
  const called = callAfter(visit, told.at)
  const matter = visit.enquiries.find(({ outcomes }) => outcomes.every(({ at }) => at > told.at)) ?? visit.enquiries[0]
  const service = matter?.referrals.find(({ at }) => at > told.at)?.from ?? matter?.service ?? null
  return { ...told, visit: visit.id, ticket: visit.ticket, service, calledAt: called ?? null, is: whetherKept(visit, told, next, called, now) }
}

function whetherKept(visit: Visit, { by }: ToldWait, next: ToldWait | undefined, called: Instant | null | undefined, now: Instant): WhetherKept {
  if (called === undefined) return 'calledBefore'
  if (next && next.at <= by && (called === null || next.at <= called)) return 'toldAnew'
  if (called !== null) return called <= by ? 'kept' : 'missed'
  const { situation } = visit
  if (situation.is === 'left' || situation.is === 'answered' || situation.is === 'completed') return situation.at <= by ? 'left' : 'missed'
  return now <= by ? 'open' : 'missed'
}

/** Counts first: a share is `kept` of `kept + missed`. */
export function countPromises(ranges: readonly ToldRange[]): PromiseCounts {
  const counts = { kept: 0, missed: 0, toldAnew: 0, left: 0, calledBefore: 0, open: 0 }
  for (const { is } of ranges) counts[is]++
  const errors = ranges.flatMap(({ calledAt, expected }) => (calledAt === null ? [] : [(calledAt - expected) / MINUTE]))
  return { ...counts, told: ranges.length, off: mean(errors.map(Math.abs)), later: mean(errors) }
}

/** By the hour in which they were told, as the clock on the wall shows it. */
export function promisesByHour(ranges: readonly ToldRange[], timeZone: string): [hour: number, PromiseCounts][] {
  return counted(ranges, ({ at }) => Math.floor(localClock(at, timeZone) / 60)).sort(([a], [b]) => a - b)
}

/** By service, in the order in which one was first told of. */
export function promisesByService(ranges: readonly ToldRange[]): [service: ServiceId | null, PromiseCounts][] {
  return counted(ranges, ({ service }) => service)
}

function counted<K>(ranges: readonly ToldRange[], of: (range: ToldRange) => K): [K, PromiseCounts][] {
  const groups = new Map<K, ToldRange[]>()
  for (const one of ranges) groups.set(of(one), [...(groups.get(of(one)) ?? []), one])
  return [...groups].map(([key, all]) => [key, countPromises(all)])
}

function mean(all: readonly number[]): number | null {
  return all.length === 0 ? null : all.reduce((a, b) => a + b, 0) / all.length
}
