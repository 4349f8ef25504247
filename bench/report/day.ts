/* A day of a centre with appointments: some late, some told, some who left. The same number gives the same day. */
import type { Bodies, EventType, NewEvent } from '#domain/events.ts'
import type { DayKey } from '#domain/instant.ts'
import { MINUTE, SECOND } from '#domain/instant.ts'
import { localInstant } from '#domain/time/localInstant.ts'
import { ZONE } from '#bench/desk/visits.ts'

const DESKS = ['desk-1', 'desk-2', 'desk-3', 'desk-4']
const SERVICES = ['lgsl:58', 'lgsl:1520', 'lgsl:63', 'lgsl:70', 'ce:hand-in-documents', 'lgsl:279']
const VISITS = 143
/** Of 143, as on the day of the charter. */
const APPOINTMENTS = 32

/** The events of one day in their order: 143 visits, 32 of them with an appointment. `calm`: the higher, the fewer wait long. */
export function aDay(day: DayKey, seed: number, { calm = 2 }: { calm?: number } = {}): NewEvent[] {
  const chance = chances(seed)
  const opens = localInstant(day, '09:00', ZONE)
  const all: NewEvent[] = []
  for (let i = 0; i < VISITS; i++) {
    const isBooked = i % Math.floor(VISITS / APPOINTMENTS) === 0 && i / Math.floor(VISITS / APPOINTMENTS) < APPOINTMENTS
    const at = Math.floor(opens + (i * 7.5 * 60 * MINUTE) / VISITS)
    all.push(...aVisit(day, i, isBooked ? at + 5 * MINUTE : null, at, { chance, calm }))
  }
  return all.sort((a, b) => a.at - b.at)
}

function aVisit(day: DayKey, i: number, bookedAt: number | null, at: number, { chance, calm }: { chance: () => number; calm: number }): NewEvent[] {
  const [visit, desk] = [`${day}-v${i}`, DESKS[(i + Math.floor(i / DESKS.length)) % DESKS.length] ?? 'desk-1']
  const service = SERVICES[Math.floor(chance() * SERVICES.length)] ?? 'lgsl:58'
  const events: NewEvent[] = []
  const happens = <T extends EventType>(type: T, when: number, body: Bodies[T]) => events.push({ type, v: 1, day, at: when, body } as unknown as NewEvent)
  happens('arrived', at, { visit, greeted: false, booked: bookedAt === null ? null : { id: `${day}-slot-${i}`, at: bookedAt, service, desk: null } })
  happens('greeted', at + Math.floor(chance() * 4 * MINUTE), { visit })
  const greetedAt = at + 4 * MINUTE
  if (bookedAt === null && chance() < 0.1) return (happens('answeredAtWelcomeDesk', greetedAt, { visit, service: null }), events)
  const enquiry = `${visit}-e`
  happens('numberGiven', greetedAt, { visit, ticket: String(i + 1), enquiry, service, needs: [], callBy: 'screen', partySize: 1 })
  if (chance() < 0.03) return (happens('leftBeforeBeingSeen', greetedAt + 20 * MINUTE, { visit }), events)
  const wait = Math.floor(chance() ** calm * 30 * MINUTE)
  const called = Math.max(bookedAt ?? 0, greetedAt) + wait
  if (bookedAt !== null && wait > 6 * MINUTE && chance() < 0.6) {
    const expectedAt = chance() < 0.9 ? called - Math.floor((chance() - 0.3) * 8) * MINUTE : null
    const notice = { notice: `${visit}-n`, scope: { of: 'visit', visit } as const, reason: 'busy', expectedAt, how: ['inPerson' as const], screenLive: null }
    happens('delayTold', Math.min(bookedAt + 3 * MINUTE, called - SECOND), { ...notice, lapsesAt: called + MINUTE })
  }
  happens('called', called, { visit, desk, because: 'arrival', reason: null, screenLive: true })
  happens('beingSeen', called + MINUTE, { visit, desk })
  if (chance() < 0.05) happens('referred', called + 5 * MINUTE, { visit, desk, enquiry, service: 'lgsl:279' })
  else happens('completed', called + 12 * MINUTE, { visit, desk, enquiry, outcome: 'finishedToday', next: null, stays: false })
  return events
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
