/*
  One visit as the fold of its events. Total: every event in every situation gives a visit, none throws, none is dropped.
  Where a fact clashes with what stands (two desks were apart), being seen wins, and a task tells a human.

    arrived ─ greeted ─ waiting ─ called ─ being seen ─ completed
                 │         │ ▲       │          │
              answered    left ╰─ away, stepped out, on hold, referred
*/
import type { Bodies, BookedSlot, DeskId, EnquiryId, VisitEvent, VisitEventType, WaitRange } from '#domain/events.ts'
import type { Instant } from '#domain/instant.ts'
import type { CallMade, Task, Visit } from './visit.ts'
import { correct } from './evolveCorrected.ts'
import { fromPaper } from './evolvePaper.ts'
import { currentEnquiry, isOver, openEnquiries } from './visit.ts'

type Arm<K extends VisitEventType> = (visit: Visit, body: Bodies[K], event: VisitEvent) => Visit

/** The visit after one more effective event. `before` is null for its first. */
export function evolveVisit(before: Visit | null, event: VisitEvent): Visit {
  // A try-out that is over has gone for good, whatever a desk that was apart still says of it.
  if (before?.practice && before.situation.is === 'undone') return before
  const visit = before ?? unheardOf(event)
  // `undone` is folded by the centre, which refolds the history without its target.
  const arm = ARMS[event.type] as Arm<VisitEventType>
  const after = arm(visit, event.body, event)
  // Who is here after all was not ended when the day was closed.
  const atClosing = isOver(visit) && !isOver(after) ? null : after.atClosing
  return withoutPractice(withAbsence({ ...after, atClosing, history: [...visit.history, event] }, event.at))
}

/** A try-out that is over was never a visit: it keeps its number, which nobody else is given, and nothing that could be counted or undone. */
function withoutPractice(visit: Visit): Visit {
  if (!visit.practice || !isOver(visit)) return visit
  const { id, day, arrivedAt, ticket, practice } = visit
  return { ...NOTHING_YET, id, day, arrivedAt, ticket, practice, situation: { is: 'undone' } }
}

/** The visit from its effective events; null where none is left. */
export function refoldVisit(history: readonly VisitEvent[]): Visit | null {
  return history.reduce<Visit | null>(evolveVisit, null)
}

function unheardOf(event: VisitEvent): Visit {
  const known = event.type === 'arrived' || event.type === 'enteredFromPaper' || event.type === 'practised'
  return {
    ...NOTHING_YET,
    id: event.body.visit,
    day: event.day,
    arrivedAt: event.at,
    // A later fact whose arrival never reached the log still counts: the person was here.
    tasks: known ? [] : [{ id: event.id, kind: 'arrivalMissing', at: event.at, desks: [], done: false }],
  }
}

const NOTHING_YET: Omit<Visit, 'id' | 'day' | 'arrivedAt'> = {
  kind: 'walkIn',
  appointment: null,
  appointmentAt: null,
  appointmentDesk: null,
  greetedAt: null,
  ticket: null,
  needs: [],
  callBy: 'screen',
  partySize: 1,
  told: [],
  priority: null,
  seeNow: null,
  enquiries: [],
  calls: [],
  absences: [],
  seenAt: null,
  situation: { is: 'arrived' },
  practice: false,
  enteredAt: null,
  atClosing: null,
  corrections: [],
  lateCause: null,
  tasks: [],
  history: [],
}

const ARMS: { [K in VisitEventType]: Arm<K> } = {
  arrived: (visit, { greeted, booked }, { at }) =>
    visit.history.length > 0
      ? visit
      : {
          ...visit,
          ...(booked ? appointmentOf(booked) : {}),
          greetedAt: greeted ? at : null,
          situation: { is: greeted ? 'greeted' : 'arrived' },
        },
  greeted: (visit, _, { at }) => {
    const met = { ...visit, greetedAt: visit.greetedAt ?? at }
    return visit.situation.is === 'arrived' ? { ...met, situation: { is: 'greeted' } } : met
  },
  // The first appointment that was said stays; of another one the day knows who came for it.
  appointmentAttached: (visit, { booked }) => (visit.appointment === null ? { ...visit, ...appointmentOf(booked) } : visit),
  numberGiven: (visit, body, event) => {
    const { at } = event
    const { ticket, service, needs, callBy, partySize, told } = body
    // A number once shown never changes. Two desks gave one each while apart: the first that was ordered is called, and a task
    // tells of the other, which somebody holds in their hand.
    const twice = visit.ticket !== null && visit.ticket !== ticket
    const same = twice && openEnquiries(visit).some((open) => open.service === service)
    const more = same ? visit : withEnquiry(visit, body, at)
    const given: Visit = { ...(told ? withTold(more, told, event) : more), ticket: visit.ticket ?? ticket, needs, callBy, partySize }
    const numbered = twice ? withTask(given, event, 'numberedTwice', [], ticket) : given
    return fresh(visit) ? { ...numbered, situation: { is: 'waiting', since: at } } : numbered
  },
  numberGivenFirst: (visit, { ticket, needs, callBy, partySize }, event) => {
    // What they came for follows: until then they are at the welcome desk.
    const twice = visit.ticket !== null && visit.ticket !== ticket
    const given: Visit = { ...visit, ticket: visit.ticket ?? ticket, needs, callBy, partySize, greetedAt: visit.greetedAt ?? event.at }
    const numbered = twice ? withTask(given, event, 'numberedTwice', [], ticket) : given
    return fresh(visit) ? withStart(numbered, event.at) : numbered
  },
  waitTold: withTold,
  partySizeNoted: (visit, { partySize }) => ({ ...visit, partySize }),
  needsNoted: (visit, { needs, callBy }) => ({ ...visit, needs, callBy }),
  enquiryAdded: (visit, body, { at }) => {
    const more = withEnquiry(visit, body, at)
    // Who had the number first: now there is something to wait for.
    if (visit.situation.is === 'greeted' && visit.ticket !== null) return withStart(more, at)
    // Added while a desk apart finished what it knew of: there is something left to wait for.
    return visit.situation.is === 'completed' && openEnquiries(more).length > 0 ? { ...more, situation: { is: 'waiting', since: at } } : more
  },
  prioritised: (visit, { reason }) => ({ ...visit, priority: reason }),
  priorityRemoved: (visit) => ({ ...visit, priority: null, seeNow: null }),
  seeNow: (visit, { reason }) => ({ ...visit, seeNow: reason }),
  called: (visit, { desk, because, reason, screenLive }, { at, id }) => {
    const enquiry = currentEnquiry(visit) ?? visit.enquiries.at(-1)
    const readyAt = enquiry?.readyAt ?? visit.arrivedAt
    const made: CallMade = { desk, at, event: id, because, reason, screenLive, unanswered: false, enquiry: enquiry?.id ?? null, readyAt }
    return { ...visit, calls: [...visit.calls, made], situation: { is: 'called', desk, at } }
  },
  // Said by the desk whose call stands. From any other it is heard and changes nothing: somebody sees them, or called them since.
  calledAgain: (visit, { desk, screenLive }, { at, id }) => {
    const last = visit.calls.at(-1)
    if (visit.situation.is !== 'called' || visit.situation.desk !== desk || !last) return visit
    const { calls } = unanswered(visit)
    return { ...visit, calls: [...calls, { ...last, at, event: id, screenLive }] }
  },
  didNotAnswer: (visit, { desk }, { at }) =>
    visit.situation.is === 'called' && visit.situation.desk === desk ? { ...unanswered(visit), situation: { is: 'away', desk, since: at } } : visit,
  steppedOut: (visit, _, { at }) => (visit.situation.is === 'waiting' ? { ...visit, situation: { is: 'steppedOut', since: at } } : visit),
  cameBack: (visit, _, { at }) => {
    const { is } = visit.situation
    if (is !== 'away' && is !== 'left' && is !== 'steppedOut') return visit
    // Without a number there is no queue to come back to, only the welcome desk.
    if (visit.ticket === null) return { ...visit, situation: { is: visit.greetedAt === null ? 'arrived' : 'greeted' } }
    return visit.enquiries.length > 0 ? { ...visit, situation: { is: 'waiting', since: at } } : withStart(visit, at)
  },
  beingSeen: (visit, { desk }, event) => seen(visit, desk, event),
  putOnHold: (visit, { desk }, { at }) => {
    const now = visit.situation
    const held: Visit = { ...visit, situation: { is: 'onHold', desk, since: at } }
    if (now.is === 'waiting' || now.is === 'away' || now.is === 'steppedOut') return held
    if (now.is === 'called') return desk === now.desk ? held : visit
    if (now.is !== 'beingSeen') return visit
    const others = now.at.filter((seat) => seat.desk !== desk)
    return others.length === 0 ? held : { ...visit, situation: { is: 'beingSeen', at: others } }
  },
  takenOffHold: (visit, _, { at }) => (visit.situation.is === 'onHold' ? { ...visit, situation: { is: 'waiting', since: at } } : visit),
  referred: (visit, { desk, enquiry, service }, event) => {
    const at = event.at
    const more = withEnquiry(visit, { enquiry, service }, at)
    const enquiries = more.enquiries.map((one) => {
      if (one.id !== enquiry) return one
      const before = { from: one.service, desk, at, readyAt: one.readyAt, seenAt: one.seenAt }
      return { ...one, service, readyAt: at, seenAt: null, referrals: [...one.referrals, before] }
    })
    const moved = leaveDesk({ ...more, enquiries }, desk, { is: 'waiting', since: at })
    return moved.situation.is === 'beingSeen' ? withTask(moved, event, 'referredWhileElsewhere', [desk, ...moved.situation.at.map((seat) => seat.desk)]) : moved
  },
  completed: (visit, body, event) => complete(visit, body, event),
  answeredAtWelcomeDesk: (visit, _, event) => {
    const { at } = event
    const { is } = visit.situation
    // A desk called them meanwhile: the call stands, and a human looks.
    if (visit.situation.is === 'called') return withTask(visit, event, 'answeredWhileCalled', [visit.situation.desk])
    const elsewhere = is === 'left' || is === 'beingSeen' || is === 'completed' || is === 'answered' || is === 'undone'
    return elsewhere ? visit : { ...visit, situation: { is: 'answered', at } }
  },
  leftBeforeBeingSeen: (visit, _, event) => {
    const now = visit.situation
    if (now.is === 'beingSeen' || now.is === 'completed' || now.is === 'answered') return visit
    const gone: Visit = { ...visit, situation: { is: 'left', at: event.at } }
    // The desk that calls them must hear why they vanish from it.
    return now.is === 'called' ? withTask(unanswered(gone), event, 'leftWhileCalled', [now.desk]) : gone
  },
  // Of nobody who came: a real visit stays one, whoever says otherwise.
  practised: (visit, _, { at }) => (visit.history.length > 0 ? visit : { ...visit, practice: true, greetedAt: at, situation: { is: 'greeted' } }),
  corrected: (visit, body, event) => correct(visit, body, event),
  enteredFromPaper: (visit, body, event) => fromPaper(visit, body, event),
  endedAtClosing: (visit, { as }, { at }) => {
    const ended: Visit = { ...visit, atClosing: { as, why: null, at } }
    if (isOver(visit)) return ended
    return { ...ended, situation: as === 'seen' || as === 'appointmentMade' ? { is: 'completed', at } : { is: 'left', at } }
  },
  keptOpen: (visit, { why }, { at }) => ({ ...visit, atClosing: { as: 'keptOpen', why, at } }),
  lateCauseSet: (visit, { cause }) => ({ ...visit, lateCause: cause }),
  taskDone: (visit, { task }) => ({ ...visit, tasks: visit.tasks.map((one) => (one.id === task ? { ...one, done: true } : one)) }),
  undone: (visit) => visit,
}

/** They were told: also what devices said that were apart, each to the person before them, in the order in which they heard it. */
function withTold(visit: Visit, { from, by, expected }: WaitRange, { at, device }: VisitEvent): Visit {
  return { ...visit, told: [...visit.told, { at, from, by, expected, device }].sort((a, b) => a.at - b.at) }
}

/** Not in the queue yet, or thought gone by another desk: who holds a number waits. */
function fresh({ situation: { is } }: Visit): boolean {
  return is === 'arrived' || is === 'greeted' || is === 'left' || is === 'answered'
}

/** With a number: in the queue once there is something to wait for, else at the welcome desk. */
function withStart(visit: Visit, at: Instant): Visit {
  return { ...visit, situation: openEnquiries(visit).length > 0 ? { is: 'waiting', since: at } : { is: 'greeted' } }
}

function appointmentOf({ id, at, desk }: BookedSlot): Pick<Visit, 'kind' | 'appointment' | 'appointmentAt' | 'appointmentDesk'> {
  return { kind: 'appointment', appointment: id, appointmentAt: at, appointmentDesk: desk }
}

function withEnquiry(visit: Visit, { enquiry, service }: { enquiry: EnquiryId; service: string }, at: Instant): Visit {
  if (visit.enquiries.some((one) => one.id === enquiry)) return visit
  return withReady(
    { ...visit, enquiries: [...visit.enquiries, { id: enquiry, service, readyAt: null, seenAt: null, referrals: [], reopened: [], outcomes: [] }] },
    at,
  )
}

/** The enquiry in hand waits: the first one since arrival, any other since now, when the one before it ended. */
function withReady(visit: Visit, at: Instant): Visit {
  const hand = currentEnquiry(visit)
  if (!hand || hand.readyAt !== null) return visit
  const readyAt = hand === visit.enquiries[0] ? visit.arrivedAt : at
  return { ...visit, enquiries: visit.enquiries.map((one) => (one === hand ? { ...one, readyAt } : one)) }
}

/** A desk begins with the enquiry in hand. */
function withSeen(visit: Visit, at: Instant): Visit {
  const hand = currentEnquiry(visit)
  return { ...visit, enquiries: visit.enquiries.map((one) => (one === hand ? { ...one, seenAt: one.seenAt ?? at } : one)) }
}

/** Nobody came to the last call. */
function unanswered(visit: Visit): Visit {
  return { ...visit, calls: visit.calls.map((call, place) => (place === visit.calls.length - 1 ? { ...call, unanswered: true } : call)) }
}

/** Away and left begin an absence; only being here again ends it. Who stepped out told us, and is not absent. */
function withAbsence(visit: Visit, at: Instant): Visit {
  const { is } = visit.situation
  const last = visit.absences.at(-1)
  const lasts = last !== undefined && last.to === null
  if ((is === 'away' || is === 'left') && !lasts) return { ...visit, absences: [...visit.absences, { from: at, to: null }] }
  const isHere = is === 'waiting' || is === 'beingSeen' || is === 'greeted' || is === 'arrived' || is === 'completed'
  return lasts && isHere ? { ...visit, absences: [...visit.absences.slice(0, -1), { ...last, to: at }] } : visit
}

function withTask(visit: Visit, event: VisitEvent, kind: Task['kind'], desks: DeskId[], ticket?: string): Visit {
  const task: Task = { id: event.id, kind, at: event.at, desks, ...(ticket === undefined ? {} : { ticket }), done: false }
  return { ...visit, tasks: [...visit.tasks, task] }
}

/** The same customer's appointment brought a second visit, from another desk. */
export function asAppointmentTwice(visit: Visit, event: VisitEvent): Visit {
  return withTask(visit, event, 'appointmentTwice', [])
}

/** Being seen always applies, whatever another desk thought meanwhile. */
function seen(visit: Visit, desk: DeskId, event: VisitEvent): Visit {
  const at = event.at
  const now = visit.situation
  const begun: Visit = { ...withSeen(visit, at), seenAt: visit.seenAt ?? at, situation: { is: 'beingSeen', at: [{ desk, since: at }] } }
  switch (now.is) {
    case 'beingSeen': {
      if (now.at.some((seat) => seat.desk === desk)) return visit
      const both: Visit = { ...begun, situation: { is: 'beingSeen', at: [...now.at, { desk, since: at }] } }
      return withTask(both, event, 'seenAtTwoDesks', [...now.at.map((seat) => seat.desk), desk])
    }
    case 'called':
      return now.desk === desk ? begun : withTask(begun, event, 'seenWhileCalledElsewhere', [now.desk, desk])
    case 'left': {
      // One clash, one open task: that they were being called is answered by that they are seen.
      const tasks = begun.tasks.map((task) => (task.kind === 'leftWhileCalled' ? { ...task, done: true } : task))
      return withTask({ ...begun, tasks }, event, 'seenAfterLeft', [desk])
    }
    case 'completed':
    case 'answered':
      return withTask(begun, event, 'seenAfterFinished', [desk])
    default:
      return begun
  }
}

function complete(visit: Visit, body: Bodies['completed'], event: VisitEvent): Visit {
  const { desk, enquiry, outcome, next, stays } = body
  const at = event.at
  const twice = visit.enquiries.some((one) => one.id === enquiry && one.outcomes.length > 0)
  const enquiries = visit.enquiries.map((one) => (one.id === enquiry ? { ...one, outcomes: [...one.outcomes, { outcome, next, desk, at }] } : one))
  const done = withReady({ ...visit, enquiries }, at)
  const open = openEnquiries(done).length > 0
  const after =
    open && stays && visit.situation.is === 'beingSeen'
      ? withSeen(done, at)
      : leaveDesk(done, desk, open ? { is: 'waiting', since: at } : { is: 'completed', at })
  return twice ? withTask(after, event, 'finishedTwice', [desk]) : after
}

/** The visit leaves this desk for `then`, unless another desk still sees them or has called them. */
function leaveDesk(visit: Visit, desk: DeskId, then: Visit['situation']): Visit {
  const now = visit.situation
  if (now.is === 'called' && now.desk !== desk && then.is !== 'completed') return visit
  if (now.is !== 'beingSeen') return { ...visit, situation: then }
  const others = now.at.filter((seat) => seat.desk !== desk)
  return { ...visit, situation: others.length === 0 ? then : { is: 'beingSeen', at: others } }
}
