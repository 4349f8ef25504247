/* What was put right about a visit: the new version stands, and the correction keeps the old one beside it. */
import type { Bodies, Change, VisitEvent } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import type { Enquiry, Visit } from './visit.ts'

/** Total: what names an enquiry that is not there changes nothing, and is kept as said. */
export function correct(visit: Visit, { change, why }: Bodies['corrected'], event: VisitEvent): Visit {
  const was = standsNow(visit, change)
  const { id, at, device } = event
  const corrections = [...visit.corrections, { event: id, at, device, by: event.by ?? null, change, was, why }]
  return { ...withChange(visit, change, event), corrections }
}

/** What stands where this change goes; null: nothing did. */
export function standsNow(visit: Visit, change: Change): Change | null {
  if (change.what === 'reopened') return null
  if (change.what === 'arrivedAt' || change.what === 'greetedAt') {
    const at = visit[change.what]
    return at === null ? null : { ...change, at }
  }
  const enquiry = visit.enquiries.find((one) => one.id === change.enquiry)
  if (!enquiry) return null
  const last = enquiry.outcomes.at(-1)
  switch (change.what) {
    case 'service':
      return { ...change, service: enquiry.service }
    case 'desk': {
      const desk = last?.desk ?? lastCall(visit, enquiry)?.desk
      return desk === undefined ? null : { ...change, desk }
    }
    case 'outcome':
      return last ? { ...change, outcome: last.outcome, next: last.next } : null
    default: {
      const at = change.what === 'calledAt' ? lastCall(visit, enquiry)?.at : change.what === 'seenAt' ? enquiry.seenAt : last?.at
      return at === undefined || at === null ? null : { ...change, at }
    }
  }
}

function lastCall(visit: Visit, enquiry: Enquiry) {
  return visit.calls.findLast((call) => call.enquiry === enquiry.id)
}

function withChange(visit: Visit, change: Change, event: VisitEvent): Visit {
  switch (change.what) {
    case 'reopened':
      return reopened(visit, event)
    case 'service':
      return withEnquiry(visit, change.enquiry, (one) => ({ ...one, service: change.service }))
    case 'desk': {
      const { enquiry, desk } = change
      const at = visit.calls.findLastIndex((call) => call.enquiry === enquiry)
      const calls = visit.calls.map((call, i) => (i === at ? { ...call, desk } : call))
      return withEnquiry({ ...visit, calls }, enquiry, (one) => withLast(one, { desk }))
    }
    case 'outcome': {
      const { outcome, next } = change
      return withEnquiry(visit, change.enquiry, (one) => withLast(one, { outcome, next }))
    }
    case 'greetedAt':
      return { ...visit, greetedAt: change.at }
    case 'arrivedAt':
      return withArrival(visit, change.at)
    case 'calledAt': {
      const { enquiry, at } = change
      const last = visit.calls.findLastIndex((call) => call.enquiry === enquiry)
      return { ...visit, calls: visit.calls.map((call, i) => (i === last ? { ...call, at } : call)) }
    }
    case 'seenAt': {
      const { enquiry, at } = change
      const seenAt = visit.enquiries[0]?.id === enquiry ? at : visit.seenAt
      return withEnquiry({ ...visit, seenAt }, enquiry, (one) => ({ ...one, seenAt: at }))
    }
    case 'endedAt': {
      const { enquiry, at } = change
      const moved = withEnquiry(visit, enquiry, (one) => withLast(one, { at }))
      return moved.situation.is === 'completed' ? { ...moved, situation: { is: 'completed', at } } : moved
    }
  }
}

/** The first wait began with the arrival, and so does the wait that its calls are of. */
function withArrival(visit: Visit, at: Instant): Visit {
  const [first, ...rest] = visit.enquiries
  const enquiries = first && first.readyAt === visit.arrivedAt ? [{ ...first, readyAt: at }, ...rest] : visit.enquiries
  const calls = visit.calls.map((call) => (call.readyAt === visit.arrivedAt && call.enquiry === first?.id ? { ...call, readyAt: at } : call))
  return { ...visit, arrivedAt: at, enquiries, calls }
}

/** With its last outcome changed; two stand only where two desks both finished it. */
function withLast(enquiry: Enquiry, change: Partial<Enquiry['outcomes'][number]>): Enquiry {
  return { ...enquiry, outcomes: enquiry.outcomes.map((last, i) => (i === enquiry.outcomes.length - 1 ? { ...last, ...change } : last)) }
}

function withEnquiry(visit: Visit, id: string, change: (enquiry: Enquiry) => Enquiry): Visit {
  return { ...visit, enquiries: visit.enquiries.map((one) => (one.id === id ? change(one) : one)) }
}

/** Back in the queue with the first arrival; the last matter is open again. Without a number, back at the welcome desk. */
function reopened(visit: Visit, { at }: VisitEvent): Visit {
  const { is } = visit.situation
  if (is !== 'completed' && is !== 'answered' && is !== 'left') return visit
  if (visit.ticket === null) return { ...visit, atClosing: null, situation: { is: 'greeted' } }
  const last = visit.enquiries.length - 1
  const isOpen = visit.enquiries.some((one) => one.outcomes.length === 0)
  const enquiries = visit.enquiries.map((one, i) => (i === last && !isOpen ? { ...one, outcomes: [], seenAt: null, readyAt: at } : one))
  return { ...visit, enquiries, atClosing: null, situation: { is: 'waiting', since: at } }
}
