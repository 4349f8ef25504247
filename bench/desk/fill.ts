/* A log of several busy days, pushed through the hub as a paired device would: nothing is written past it. */
import { randomUUID } from 'node:crypto'
import { businessDay, businessDayFrom } from '#domain/time/businessDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Bodies, NewEvent, VisitEventType } from '#domain/events.ts'
import { writeRaw } from '#renderer/log/records.ts'
import { makeRoad } from '#renderer/port/road.ts'
import type { Road } from '#renderer/port/road.ts'
import { CHAIN_START } from '#wire/code.ts'
import { join, nodeCarrier } from '#scripts/replay/nodeCarrier.ts'
import { must } from '#scripts/replay/device.ts'

const ZONE = 'Europe/London'
const BATCH = 400
/** A day at exactly the real speed but another time would have every screen warn of a PC whose clock is wrong. */
const HARDLY_FASTER = 1.001
/** Of today's visits: who still waits, is seen at another desk, or never got that far. Everybody else is finished. */
const WAIT = 20
const DESKS = ['desk-1', 'desk-2', 'desk-3', 'desk-4']
const SERVICES = ['lgsl:58', 'lgsl:1520', 'lgsl:63', 'lgsl:70', 'ce:hand-in-documents', 'lgsl:279']

/** The day that is measured: the hub's clock stands in the late morning of it. */
export type Morning = { day: DayKey; now: Instant }

/**
 * Sets the clock of a hub on `--demo-clock` to a late morning on which `visits` have come in, and puts so many days before it that
 * the log holds `events` in all. `code`: a team lead's.
 */
export async function fill(hub: string, code: string, { visits, events }: { visits: number; events: number }): Promise<Morning> {
  const { device, token } = await join(hub, code)
  const road = makeRoad(nodeCarrier(hub, device, token))
  const day = businessDay(Date.now(), ZONE)
  const now = localInstant(day, '11:16', ZONE)
  const today = dayOf(day, now, visits, true)
  const known = must(await road.pull({ n: 0, hash: CHAIN_START }, 1, false)).head.n
  const past = pastDays(day, visits, events - known - today.length)
  await pushAll(road, device, [...past, ...today])
  must(await road.setClock(now, HARDLY_FASTER))
  return { day, now }
}

/** Exactly so many events on the days before, the oldest day cut short. */
function pastDays(today: DayKey, visits: number, events: number): NewEvent[] {
  const days: NewEvent[][] = []
  let left = events
  for (let back = 1; left > 0; back++) {
    const day = businessDayFrom(localInstant(today, '12:00', ZONE), -back, ZONE)
    const whole = dayOf(day, localInstant(day, '17:00', ZONE), visits, false).slice(0, left)
    days.unshift(whole)
    left -= whole.length
  }
  return days.flat()
}

/** The events of one day up to an instant, in the order in which they happened. */
function dayOf(day: DayKey, until: Instant, visits: number, isToday: boolean): NewEvent[] {
  const opens = localInstant(day, '09:00', ZONE)
  const step = (until - opens - 5 * MINUTE) / visits
  const all: NewEvent[] = []
  for (let i = 0; i < visits; i++) all.push(...visitOf(day, Math.floor(opens + i * step), i, isToday && i >= visits - WAIT))
  return all.sort((a, b) => a.at - b.at)
}

/** One person's day. Every fifth had an appointment, every tenth is answered at the welcome desk, every fiftieth leaves. */
function visitOf(day: DayKey, at: Instant, i: number, waits: boolean): NewEvent[] {
  const visit = randomUUID()
  const enquiry = randomUUID()
  const desk = DESKS[i % DESKS.length] ?? 'desk-1'
  const service = SERVICES[i % SERVICES.length] ?? 'lgsl:58'
  const events: NewEvent[] = []
  const happens = <T extends VisitEventType>(type: T, after: number, body: Omit<Bodies[T], 'visit'>) =>
    events.push({ type, v: 1, day, at: at + after, body: { visit, ...body } } as unknown as NewEvent)
  happens('arrived', 0, { greeted: true, booked: i % 5 === 0 ? { id: `${day}-slot-${i}`, at, service, desk: null } : null })
  if (!waits && i % 10 === 3) return (happens('answeredAtWelcomeDesk', 20_000, { service: null }), events)
  happens('numberGiven', 30_000, { ticket: String(i + 1), enquiry, service, needs: i % 12 === 0 ? ['hearingLoop'] : [], callBy: 'screen', partySize: 1 })
  if (waits) return events
  if (i % 50 === 7) return (happens('leftBeforeBeingSeen', 4 * MINUTE, {}), events)
  happens('called', 60_000, { desk })
  if (i % 8 === 0) happens('calledAgain', 70_000, { desk })
  happens('beingSeen', 80_000, { desk })
  if (i % 15 === 0) happens('enquiryAdded', 90_000, { enquiry: randomUUID(), service: 'lgsl:279' })
  const next = i % 3 === 0 ? null : ({ byWhen: day, tellBy: 'letter' } as const)
  happens('completed', 100_000, { desk, enquiry, outcome: next ? 'weDoSomething' : 'finishedToday', next, stays: false })
  return events
}

async function pushAll(road: Road, device: string, events: readonly NewEvent[]): Promise<void> {
  const inc = randomUUID()
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH).map((event, i) => {
      const [id, dseq] = [randomUUID(), from + i + 1]
      return { id, dseq, raw: writeRaw(event, { id, device, inc, dseq, clock: event.at, base: 0 }) }
    })
    const { results } = must(await road.push({ inc, events: batch }))
    for (const result of results) if ('rejected' in result) throw new Error(result.rejected.sentence)
  }
}
