/*
  What a centre's days taught the estimates, day by day as they are over. It follows the log from behind, as the report's rows do: reading and
  learning hold up no save, and only the one event that says what came of it is written with the centre locked.
*/
import { closingTime } from '#domain/closing/closingTime.ts'
import { fold } from '#domain/centre/fold.ts'
import type { CentreState } from '#domain/centre/state.ts'
import { EMPTY_CENTRE } from '#domain/centre/state.ts'
import { learningDay } from '#domain/estimate/learnDay.ts'
import type { Learned } from '#domain/estimate/learned.ts'
import { rounded } from '#domain/estimate/rounded.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { endOfDay } from '#domain/lead/record.ts'
import { businessDay } from '#domain/time/businessDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { letOthers } from './letOthers.ts'
import { writeAsHubIn } from '#hub/log/hubWrites.ts'
import type { Parts } from './parts.ts'
import { stateNow } from './parts.ts'
import { rowToEvent } from '#hub/log/toEvent.ts'
import { dayEvents } from '#hub/report/dayEvents.ts'
import { followLog } from '#hub/report/followLog.ts'

/** A round learns so many days at most and says so once: the next round goes on, and a hub that is stopped does not keep anybody waiting. */
const AT_ONCE = 30
/** After every day. */
const LAST = '9999-99-99'

/**
 * Learns each centre's days that are over and not learned yet, in their order, each once. Safe to run at any time, twice, and on several hubs of
 * one store. What is said of a day after it was learned is in its report, and does not teach any more.
 */
export async function learnDays(parts: Parts): Promise<void> {
  for (const { centre, mode } of await parts.store.read(({ log }) => log.centres())) {
    // A log that another hub orders brings along what that one learned.
    if (mode === 'normal') await learnDaysOf(parts, centre)
  }
}

async function learnDaysOf(parts: Parts, centre: string): Promise<void> {
  const { store, clock } = parts
  const state = await stateNow(parts, centre)
  if (!state.centre) return
  await followLog(store, centre)
  const known = await store.read(({ reports }) => reports.days(centre, state.learnedUpTo ?? '', LAST))
  const days = known.map(({ day }) => day).filter((day) => day > (state.learnedUpTo ?? '') && isOver(state, day, clock.now()))
  let learned = state.learned
  for (const day of days.slice(0, AT_ONCE)) {
    learned = await learnOne(parts, centre, learned, day)
    await letOthers()
  }
  const upTo = days.slice(0, AT_ONCE).at(-1)
  if (upTo !== undefined) await write(parts, centre, state.learnedUpTo, { upTo, learned })
}

/** The same log teaches the same, however many days are learned in a round: what is written is what the next day goes on from. */
async function learnOne({ store }: Parts, centre: string, learned: Learned, day: DayKey): Promise<Learned> {
  const events = (await store.read((tx) => dayEvents(tx, centre, day))).map(rowToEvent)
  const settings = fold(EMPTY_CENTRE, events)
  const begins = localInstant(day, '00:00', settings.centre?.timeZone ?? 'Europe/London')
  const first = events.findIndex((event) => event.day === day && event.at >= begins)
  const before = fold(EMPTY_CENTRE, events.slice(0, Math.max(0, first)))
  const steps = learningDay(learned, before, day, events.slice(Math.max(0, first)))
  for (;;) {
    const { done, value } = steps.next()
    if (done) return rounded(value)
    await letOthers()
  }
}

/** Writes it, unless another hub has learned meanwhile: then nothing of it counts, and the next round looks again. */
async function write(parts: Parts, centre: string, since: DayKey | null, body: { upTo: DayKey; learned: Learned }): Promise<void> {
  const { store, folded, feed, clock } = parts
  const now = clock.now()
  const at = await store.write(async (tx) => {
    const row = await tx.log.lock(centre)
    if (row?.mode !== 'normal') return null
    const { state } = await folded.at(tx, row)
    if (state.learnedUpTo !== since) return null
    return writeAsHubIn(tx, { folded }, centre, businessDay(now, state.centre?.timeZone ?? 'Europe/London'), now, [{ type: 'estimatorLearned', body }])
  })
  if (!at) return
  folded.publish(centre, at)
  feed.announce(centre, 'log')
}

/** Its date is past, or it was closed at its closing time or after: a day that was closed by mistake at noon goes on. */
function isOver(state: CentreState, day: DayKey, now: Instant): boolean {
  if (now >= endOfDay(day, state.centre?.timeZone ?? 'Europe/London')) return true
  const [closed, closes] = [state.days.get(day)?.closed ?? null, closingTime(state, day)]
  return closed !== null && closes !== null && closed.at >= closes
}
