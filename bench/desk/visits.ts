/* Days as they are at a centre, as events that a device would write. */
import { randomUUID } from 'node:crypto'
import { businessDayFrom } from '#domain/time/businessDay.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import type { DayKey, Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { Bodies, NewEvent, VisitEventType } from '#domain/events.ts'

export const ZONE = 'Europe/London'
/** Of today's visits: who still waits, is seen at another desk, or never got that far. Everybody else is finished. */
const WAIT = 20
const DESKS = ['desk-1', 'desk-2', 'desk-3', 'desk-4']
const SERVICES = ['lgsl:58', 'lgsl:1520', 'lgsl:63', 'lgsl:70', 'ce:hand-in-documents', 'lgsl:279']

/** Exactly so many events on the days before, the oldest day cut short. */
export function pastDays(today: DayKey, visits: number, events: number): NewEvent[] {
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
export function dayOf(day: DayKey, until: Instant, visits: number, isToday: boolean): NewEvent[] {
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
  happens('called', 60_000, { desk, because: 'arrival', reason: null, screenLive: true })
  if (i % 8 === 0) happens('calledAgain', 70_000, { desk, screenLive: true })
  happens('beingSeen', 80_000, { desk })
  if (i % 15 === 0) happens('enquiryAdded', 90_000, { enquiry: randomUUID(), service: 'lgsl:279' })
  const next = i % 3 === 0 ? null : ({ byWhen: day, tellBy: 'letter' } as const)
  happens('completed', 100_000, { desk, enquiry, outcome: next ? 'weDoSomething' : 'finishedToday', next, stays: false })
  return events
}
