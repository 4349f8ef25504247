/* How long one estimate of a full waiting room takes, beside folding 20,000 events in the same run. */
import { fold } from '#domain/centre/fold.ts'
import { EMPTY_CENTRE, dayOf } from '#domain/centre/state.ts'
import { forecast } from '#domain/estimate/forecast.ts'
import { learnDay } from '#domain/estimate/learnDay.ts'
import { PLANNED } from '#domain/estimate/learned.ts'
import { MINUTE } from '#domain/instant.ts'
import { percentile } from '#domain/queue/waits.ts'
import { businessDayFrom } from '#domain/time/businessDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { BusyCentre } from './busyCentre.ts'
import type { Measured } from './goals.ts'

const WAITING = 60
const APPOINTMENTS = 50
const EVENTS = 20_000
const LEARNED_DAYS = 10
/** So often the desks call; and so often it is estimated between two calls, each time a second on. */
const [ROUNDS, WARM_UP, FOLD_EVERY, SECONDS] = [50, 5, 5, 4]

/** The time is no goal: it is what the machine makes of it. It holds beside the folding of the same run. */
export function refresh(): Measured {
  const centre = new BusyCentre()
  let [learned, day] = [PLANNED, '2027-01-11']
  const next = () => (day = businessDayFrom(localInstant(day, '12:00', 'Europe/London'), 1, 'Europe/London'))
  for (let n = 0; centre.events.length < EVENTS || n < LEARNED_DAYS; n++, next()) {
    centre.day(day)
    if (n < LEARNED_DAYS) learned = learnDay(learned, centre.played.before, day, centre.played.events)
  }
  const events = centre.events.slice(0, EVENTS)
  // It gets noon meanwhile; the appointments are those of the rest of the day.
  centre.morning(day, APPOINTMENTS, WAITING)
  const [took, folds]: [number[], number[]] = [[], []]
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    while (centre.waiting() < WAITING) centre.walkIn()
    const { state } = centre.played
    for (let second = 0; second < SECONDS; second++) {
      const began = performance.now()
      const { waits } = forecast(state, day, centre.now + second * 1000, learned)
      if (round >= 0) took.push(performance.now() - began)
      if (waits.size !== WAITING) throw new Error(`${waits.size} were estimated, not ${WAITING}.`)
    }
    if (round >= 0 && round % FOLD_EVERY === 0) folds.push(folding(events))
    while (centre.work() === 0) centre.now += MINUTE / 4
  }
  if (centre.now > localInstant(day, '12:00', 'Europe/London')) throw new Error('It got later than was meant.')
  const expected = [...dayOf(centre.played.state, day).appointments.values()].filter(({ visit }) => visit === null).length
  if (expected !== APPOINTMENTS) throw new Error(`${expected} appointments are to come, not ${APPOINTMENTS}.`)
  const [p50, p95, fold20000] = [at(took, 0.5), at(took, 0.95), at(folds, 0.5)]
  const figures = {
    waiting: WAITING,
    appointments: APPOINTMENTS,
    rounds: ROUNDS * SECONDS,
    p50Ms: p50,
    p95Ms: p95,
    fold20000Ms: fold20000,
    p95BesideFold: ratio(p95, fold20000),
  }
  return { figures, goals: [] }
}

function folding(events: Parameters<typeof fold>[1]): number {
  const began = performance.now()
  fold(EMPTY_CENTRE, events)
  return performance.now() - began
}

function at(values: readonly number[], p: number): number {
  return Math.round((percentile(values, p) ?? Number.NaN) * 10) / 10
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 1000) / 1000
}
