/*
  The calling rule, stated here and used everywhere: the queue on every screen, Call next, the replay, the reports.

    1. "see now"
    2. appointments, from 2 minutes before their time, if the customer came within the grace time; in alternation with
       those who have waited over the long-wait standard, one of each
    3. priority, with its reason
    4. arrival (an appointment whose customer came later than the grace time queues by arrival)

  Which of it holds is the centre's setting (callingRule.ts). The plain rule is 2 without the long waits, 3 and 4.
*/
import type { BookedSlot, DeskId, ServiceId, VisitId } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import { MINUTE } from '#domain/instant.ts'
import type { CentreState, Day } from '#domain/centre/state.ts'
import { dayOf } from '#domain/centre/state.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { currentEnquiry } from '#domain/visit/visit.ts'
import { placeSince } from './place.ts'
import { waitingFrom } from './waits.ts'

const CALL_BEFORE_BOOKED = 2 * MINUTE

export type Standing = 'seeNow' | 'due' | 'longWait' | 'priority' | 'arrival' | 'early'

/** Why a visit stands where it stands. `early`: an appointment whose time has not come. */
export function standing({ rule, standards }: Settings, visit: Visit, now: Instant): Standing {
  if (visit.seeNow && rule.includes('seeNow')) return 'seeNow'
  const booked = visit.appointmentAt
  const place = placeSince({ rule, standards }, visit)
  if (booked !== null && place <= booked + standards.grace * MINUTE) {
    if (now < booked - CALL_BEFORE_BOOKED) return 'early'
    return rule.includes('due') ? 'due' : 'arrival'
  }
  if (rule.includes('longWait') && now - Math.max(waitingFrom(visit), place) > standards.longWait * MINUTE) return 'longWait'
  return (visit.priority || visit.seeNow) && rule.includes('priority') ? 'priority' : 'arrival'
}

export type Settings = Pick<CentreState, 'rule' | 'standards'>

const RANK: Record<Standing, number> = { seeNow: 0, due: 1, longWait: 2, priority: 3, arrival: 4, early: 5 }

/** Everyone waiting, in calling order; those who are early come last, by their time. Turns are those of the whole centre. */
export function callingOrder(state: CentreState, day: Day, now: Instant): Visit[] {
  return inOrder(state, day, [...day.visits.values()].filter(isWaiting), null, now)
}

/** Those whom this desk could see, in calling order, with the desk's own turns. */
export function queueForDesk(state: CentreState, day: Day, desk: DeskId, now: Instant): Visit[] {
  const seen = [...day.visits.values()].filter((visit) => isWaiting(visit) && servedBy(state, desk, visit))
  return inOrder(state, day, seen, desk, now)
}

/** Whom *Call next* calls at this desk: the first in calling order whose time has come; whom else, by the rule's part `early`. */
export function nextForDesk(state: CentreState, day: Day, desk: DeskId, now: Instant): Visit | null {
  const first = queueForDesk(state, day, desk, now)[0]
  if (!first || state.rule.includes('early')) return first ?? null
  return standing(state, first, now) === 'early' ? null : first
}

function inOrder(state: CentreState, day: Day, waiting: readonly Visit[], desk: DeskId | null, now: Instant): Visit[] {
  const placed = waiting.map((visit) => {
    const how = standing(state, visit, now)
    return { visit, how, since: since(state, visit, how), place: placeSince(state, visit) }
  })
  placed.sort((a, b) => RANK[a.how] - RANK[b.how] || a.since - b.since || a.place - b.place || byId(a.visit, b.visit))
  const due = placed.filter(({ how }) => how === 'due')
  const long = placed.filter(({ how }) => how === 'longWait')
  const [one, other] = turn(day, desk) === 'due' ? [due, long] : [long, due]
  const turns = Array.from({ length: Math.max(one.length, other.length) }, (_, i) => [one[i], other[i]]).flat()
  const before = placed.filter(({ how }) => how === 'seeNow')
  const after = placed.filter(({ how }) => RANK[how] > RANK.longWait)
  return [...before, ...turns.filter((one) => one !== undefined), ...after].map(({ visit }) => visit)
}

/** Due and early appointments count from the later of booked and arrived, and of two of one time who came first is first; all others count from their place. */
function since(settings: Settings, visit: Visit, how: Standing): Instant {
  const place = placeSince(settings, visit)
  const timely = visit.appointmentAt !== null && place <= visit.appointmentAt + settings.standards.grace * MINUTE
  return timely && how !== 'seeNow' ? Math.max(visit.appointmentAt ?? 0, place) : place
}

/**
 * Whose turn it is, of appointments that are due and of those who have waited long: not of whom was called last. A desk has
 * turns of its own, or else two desks with different services could starve one side; null: of the whole centre.
 */
export function turn(day: Day, desk: DeskId | null): 'due' | 'longWait' {
  let last: { at: Instant; event: string; because: string } | null = null
  for (const { calls } of day.visits.values())
    for (const call of calls) {
      if ((desk !== null && call.desk !== desk) || (call.because !== 'due' && call.because !== 'longWait')) continue
      if (last === null || call.at > last.at || (call.at === last.at && call.event > last.event)) last = call
    }
  return last?.because === 'due' ? 'longWait' : 'due'
}

function isWaiting(visit: Visit): boolean {
  return visit.situation.is === 'waiting'
}

function byId(a: { id: VisitId }, b: { id: VisitId }): number {
  return a.id < b.id ? -1 : 1
}

/**
 * Whether this desk sees this visit now: it serves the enquiry in hand (the last one, where desks that were apart finished
 * every one), and an appointment at a desk of its own is at that desk.
 */
export function servedBy(state: CentreState, desk: DeskId, visit: Visit): boolean {
  const service = (currentEnquiry(visit) ?? visit.enquiries.at(-1))?.service
  const only = onlyDesk(state, visit)
  return service !== undefined && serves(state, desk, service) && (only === null || only === desk)
}

/**
 * The only desk for this visit, by its appointment; null: any that serves it. It binds what they came for, not what follows,
 * and neither a desk that does not serve that nor one that is away today: nobody would ever call them.
 */
export function onlyDesk(state: CentreState, visit: Visit): DeskId | null {
  const first = visit.enquiries[0]
  if (first === undefined || first.outcomes.length > 0 || first.referrals.length > 0) return null
  return deskBooked(state, dayOf(state, visit.day), { desk: visit.appointmentDesk, service: first.service })
}

/** The same of an appointment whose customer is not here. */
export function deskBooked(state: CentreState, day: Day, { desk, service }: Pick<BookedSlot, 'desk' | 'service'>): DeskId | null {
  if (desk === null || !state.rule.includes('namedDesk') || day.away.some((one) => one.desk === desk)) return null
  return serves(state, desk, service) ? desk : null
}

/** What a desk serves is what stands for it, less what the adviser who works there does not do today. */
export function serves(state: CentreState, desk: DeskId, service: ServiceId): boolean {
  const there = state.desks.get(desk)
  if (!there?.inUse || !there.services.includes(service)) return false
  const adviser = there.staff === null ? undefined : state.staff.get(there.staff)
  return !(adviser?.cannotNow ?? adviser?.cannot)?.includes(service)
}
