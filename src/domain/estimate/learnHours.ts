/* What a day taught of when desks are there: whether somebody opened them in their hours, how late, and whether they shut meanwhile. */
import { closingTime } from '#domain/closing/closingTime.ts'
import { deskTimes } from '#domain/appointments/deskTimes.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { DeskId, LoggedEvent, UnknownEvent } from '#domain/events.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { AT_CLOSING } from './deskHours.ts'
import type { Counts, Learned } from './learned.ts'
import { FADES, kept, weightOf } from './remember.ts'

/** Whether a desk is staffed changes with the staff: what a day said counts half after four days. */
const OPENS_FADES = 0.85

/** How the desks kept to their hours. */
export function learnHours(
  learned: Learned,
  state: CentreState,
  key: DayKey,
  events: readonly (LoggedEvent | UnknownEvent)[],
): Pick<Learned, 'openedLate' | 'closedLate' | 'shut' | 'shuts' | 'opened' | 'openedAgain'> {
  const day = dayOf(state, key)
  const [opened, closed, shut]: [number[], number[], number[]] = [[], [], []]
  const did: Record<DeskId, [number, number]> = {}
  let forGood = 0
  const closes = closingTime(state, key) ?? Number.POSITIVE_INFINITY
  let minutes = 0
  for (const { desk, times } of deskTimes(state, key)) {
    const turns = (events as readonly LoggedEvent[]).filter(
      (one): one is LoggedEvent<'deskOpened' | 'deskClosed'> =>
        (one.type === 'deskOpened' || one.type === 'deskClosed') && one.day === key && one.body.desk === desk,
    )
    for (const { from, to } of times ?? []) {
      minutes += (to - from) / MINUTE
      const counts = (did[desk] ??= [0, 0])
      counts[wasOpenIn(turns, from, to) || hasCalledIn(day, desk, from, to) ? 0 : 1]++
      const inside = turns.filter(({ at }) => at > from - 20 * MINUTE && at < to + 45 * MINUTE)
      const first = inside.find(({ type }) => type === 'deskOpened')
      if (first && first.at < to) opened.push(Math.max(0, (first.at - from) / MINUTE))
      const last = inside.findLast(({ type, at }) => type === 'deskClosed' && at > to - 15 * MINUTE)
      // At the end of the day it is not the desk that says when: whoever is still here is seen.
      if (last && to <= closes - AT_CLOSING * MINUTE) closed.push((stoppedCalling(last.at, to, desk, day) - to) / MINUTE)
      inside.forEach((one, i) => {
        if (one.type !== 'deskClosed' || one.at <= from || one.at >= to - 15 * MINUTE) return
        const again = inside.slice(i + 1).find(({ type }) => type === 'deskOpened')
        if (again) shut.push((again.at - one.at) / MINUTE)
        else forGood++
      })
    }
  }
  const rate = (shut.length + forGood) / Math.max(60, minutes)
  const known = Object.entries({ ...learned.opened, ...did }).filter(([desk]) => state.desks.get(desk)?.inUse)
  return {
    opened: Object.fromEntries(known.map(([desk]) => [desk, counted(learned.opened[desk], did[desk], OPENS_FADES)])),
    openedAgain: counted(learned.openedAgain, [shut.length, forGood], FADES),
    openedLate: kept(learned, 'openedLate', opened),
    closedLate: kept(learned, 'closedLate', closed),
    shut: kept(learned, 'shut', shut),
    shuts: learned.shuts + (rate - learned.shuts) * (minutes > 60 ? weightOf(learned, 1) : 0),
  }
}

function counted(before: Counts = [0, 0], today: Counts = [0, 0], fades: number): Counts {
  const after = (i: 0 | 1) => Math.round((before[i] * fades + today[i]) * 1000) / 1000
  return [after(0), after(1)]
}

/** Opened or shut within those hours, or opened before them and not shut since. */
function wasOpenIn(turns: readonly LoggedEvent<'deskOpened' | 'deskClosed'>[], from: Instant, to: Instant): boolean {
  return turns.some(({ at }) => at >= from && at < to) || turns.findLast(({ at }) => at < from)?.type === 'deskOpened'
}

function hasCalledIn(day: Day, desk: DeskId, from: Instant, to: Instant): boolean {
  return [...day.visits.values()].some(({ calls }) => calls.some((call) => call.desk === desk && call.at >= from && call.at < to))
}

/** A desk closes when its last service is over, and has called nobody since before that: what counts is until when it would have. */
function stoppedCalling(closedAt: Instant, to: Instant, desk: DeskId, day: Day): Instant {
  let last = 0
  for (const { calls } of day.visits.values()) for (const call of calls) if (call.desk === desk && call.at <= closedAt) last = Math.max(last, call.at)
  return Math.max(last, Math.min(closedAt, to))
}
