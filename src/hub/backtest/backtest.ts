/*
  How Foyer's estimates would have done on a centre's own history. The first days are learned; on the later ones everybody is estimated when
  they come and every five minutes while they wait, and then it is seen when they were called. What was not known then is not used.
*/
import type { CentreState } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { VisitId } from '#domain/events.ts'
import type { Spread } from '#domain/estimate/forecast.ts'
import { forecast } from '#domain/estimate/forecast.ts'
import { learnDay } from '#domain/estimate/learnDay.ts'
import type { Learned } from '#domain/estimate/learned.ts'
import { PLANNED } from '#domain/estimate/learned.ts'
import { localClock } from '#domain/estimate/localClock.ts'
import type { Kind } from '#domain/estimate/record.ts'
import { sceneOf } from '#domain/estimate/scene.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import { calibrated } from './calibrate.ts'
import type { Measures } from './measures.ts'
import { measures } from './measures.ts'
import type { PastVisit } from './pastVisit.ts'
import type { Moment } from './playDay.ts'
import { HistoryPlayer } from './playDay.ts'
import { ridgeOf } from './ridge.ts'
import type { Guess, Rival } from './rivals.ts'
import { RIVALS, rivalsOf } from './rivals.ts'

/** Somebody at a moment: what was said, and how long they then waited. Minutes. */
export type Row = { kind: Kind; visit: VisitId; day: DayKey; service: string; y: number; own: Spread | null; guess: Guess; ridge: number }
/** `raw`: its mean error as it comes, not put right by the days that were learned. `best`: the smaller of the two. */
export type RivalMeasures = Measures & { raw: number; best: number }
/** All by the same waits: those for which Foyer said something. `unsaid`: for so many it did not. */
export type Compared = { own: Measures; unsaid: number; rivals: Record<Rival, RivalMeasures> }
export type Backtest = { learnedOn: DayKey[]; testedOn: DayKey[]; visits: number; left: number; byKind: Record<Kind, Compared>; rows: Row[]; learned: Learned }

/** @param learnDays so many days are learned first; fewer than there are */
export function backtest(visits: readonly PastVisit[], learnDays: number, timeZone: string, heard: (day: DayKey) => void = () => {}): Backtest {
  const days = byDay(visits)
  const [first, later] = [days.slice(0, learnDays), days.slice(learnDays)]
  let learned = PLANNED
  const alone = new HistoryPlayer(timeZone)
  for (const [day, ofDay] of first) {
    heard(day)
    alone.play(day, ofDay, () => {})
    learned = learnDay(learned, alone.centre.before, day, alone.centre.events)
  }
  // A second time, for the others: what they rest on is known from the first of these days on.
  const known = learned
  const player = new HistoryPlayer(timeZone)
  const seen = first.flatMap(([day, ofDay]) => rowsOf(player, day, ofDay, known, null))
  const ridge = ridgeOf(seen.map(({ guess, y }) => ({ x: guess.x, y })))
  for (const row of seen) row.ridge = ridge(row.guess.x)
  const rows: Row[] = []
  for (const [day, ofDay] of later) {
    heard(day)
    const today = rowsOf(player, day, ofDay, known, learned)
    for (const row of today) row.ridge = ridge(row.guess.x)
    rows.push(...today)
    learned = learnDay(learned, player.centre.before, day, player.centre.events)
  }
  const byKind = compare(seen, rows)
  const tested = later.flatMap(([, ofDay]) => ofDay)
  const left = tested.filter(({ end }) => end === 'left').length
  return { learnedOn: first.map(([day]) => day), testedOn: later.map(([day]) => day), visits: tested.length, left, byKind, rows, learned }
}

export function byDay(visits: readonly PastVisit[]): [DayKey, PastVisit[]][] {
  const sorted = visits.toSorted((a, b) => (a.arrived ?? a.booked!) - (b.arrived ?? b.booked!))
  return [...Map.groupBy(sorted, ({ day }) => day)].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** One day, asked as it goes by. `learned` null: only what the others say. */
function rowsOf(player: HistoryPlayer, day: DayKey, visits: readonly PastVisit[], known: Learned, learned: Learned | null): Row[] {
  const asked: (Omit<Row, 'y' | 'service'> & { at: Instant })[] = []
  player.play(day, visits, ({ centre, at, visit }: Moment) => {
    const waits = learned === null ? null : forecast(centre.state, day, at, learned).waits
    const scene = sceneOf(centre.state, day, at, known, localClock(at, centre.state.centre?.timeZone ?? 'Europe/London'))
    for (const [i, guess] of rivalsOf(scene)) {
      const { id, booked } = scene.people[i]!
      if (booked !== null || (visit !== null && id !== visit) || isBooked(centre.state, day, id)) continue
      asked.push({ kind: visit === null ? 'waiting' : 'arrival', visit: id, day, at, own: waits?.get(id) ?? null, guess, ridge: 0 })
    }
  })
  const called = new Map(dayOf(player.centre.state, day).visits)
  return asked.flatMap(({ at, ...row }) => {
    const visit = called.get(row.visit)
    const first = visit?.calls[0]
    return first ? [{ ...row, service: visit.enquiries[0]?.service ?? '', y: (first.at - at) / MINUTE }] : []
  })
}

function isBooked(state: CentreState, day: DayKey, visit: VisitId): boolean {
  return dayOf(state, day).visits.get(visit)?.appointmentAt !== null
}

function compare(seen: readonly Row[], rows: readonly Row[]): Record<Kind, Compared> {
  const guessOf = (rival: Rival, { guess, ridge }: Row): number => (rival === 'ridge' ? ridge : guess[rival])
  const fits = Object.fromEntries(RIVALS.map((rival) => [rival, calibrated(seen.map((row) => ({ kind: row.kind, guess: guessOf(rival, row), y: row.y })))]))
  const of = (kind: Kind): Compared => {
    const asked = rows.filter((row) => row.kind === kind)
    const here = asked.filter(({ own }) => own !== null)
    const rivals = Object.fromEntries(
      RIVALS.map((rival) => {
        const fitted = measures(here.map((row) => ({ y: row.y, spread: fits[rival]!(kind, guessOf(rival, row)) })))
        const raw = here.reduce((sum, row) => sum + Math.abs(guessOf(rival, row) - row.y), 0) / Math.max(1, here.length)
        return [rival, { ...fitted, raw, best: Math.min(raw, fitted.off) }]
      }),
    ) as Record<Rival, RivalMeasures>
    const own = measures(here.flatMap((row) => (row.own ? [{ spread: row.own, y: row.y }] : [])))
    return { own, unsaid: asked.length - here.length, rivals }
  }
  return { arrival: of('arrival'), waiting: of('waiting') }
}
